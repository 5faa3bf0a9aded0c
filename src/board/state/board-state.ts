import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOTE_COLORS, type NoteColor } from '../../model/note.ts'

/** `fit`: the whole sheet; `field`: one field as large as it goes; `free`: CSS pixels per sheet unit. */
export type Zoom =
  | { readonly mode: 'fit' }
  | { readonly mode: 'field'; readonly field: string }
  /** Fields as large as they go, one edge of them at that edge of the window: where another sheet lies beside it. */
  | { readonly mode: 'seam'; readonly fields: readonly string[]; readonly edge: 'left' | 'right' }
  | { readonly mode: 'free'; readonly scale: number }

/**
 * What a press on the sheet does. All but `select` are put away by Esc. `pick` selects several without a key held: a press
 * on a thing adds it or takes it out, also in the list, and fingers draw a frame around things.
 */
const TOOLS = ['select', 'pick', 'hand', 'pen', 'marker', 'eraser', 'arrow', 'stamp'] as const
export type Tool = (typeof TOOLS)[number]

export const NOTHING_SELECTED: ReadonlySet<string> = new Set()

/** What is selected when it is one; null when it is none or several. */
export function onlySelected({ selection }: Pick<BoardState, 'selection'>): string | null {
  const [id] = selection
  return selection.size === 1 && id !== undefined ? id : null
}

/** The selection without something that is gone. */
export const deselected = (selection: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  selection.has(id) ? new Set([...selection].filter((other) => other !== id)) : selection

/** What is open of a note, beside the sheet or over it. */
interface NotePanel {
  readonly kind: 'comments' | 'answers'
  readonly note: string
}

/** What this tab's person looks at and holds; nothing of it is shared. */
export interface BoardState {
  /** The notes and other things that are selected, by id. Replaced, never changed. */
  readonly selection: ReadonlySet<string>
  readonly tool: Tool
  readonly editing: string | null
  /** The group whose title is being written. */
  readonly titling: string | null
  readonly panel: NotePanel | null
  /** The field that was last pointed at, focused or opened: a new note goes there. */
  readonly field: string | null
  /** Of each field, the note that Tab leads to. */
  readonly stops: Readonly<Record<string, string>>
  /** The tint of the next note. */
  readonly color: NoteColor
  readonly zoom: Zoom
  /** CSS pixels per sheet unit as it is now, whatever the mode. */
  readonly scale: number
  /** On a phone, the field that fills the screen; null: the overview of fields. */
  readonly open: string | null
  /** `auto`: the sheet where there is room for it. */
  readonly view: 'auto' | 'sheet' | 'list'
}

export type BoardStore = StoreApi<BoardState>

/** Each person starts with a tint of their own, so that a sheet shows many hands. */
function firstColor(participant: string): NoteColor {
  let sum = 0
  for (const letter of participant) sum += letter.codePointAt(0) ?? 0
  return NOTE_COLORS[sum % NOTE_COLORS.length] ?? 'birch'
}

export function createBoardStore(participant: string): BoardStore {
  return createStore<BoardState>(() => ({
    selection: NOTHING_SELECTED,
    tool: 'select',
    editing: null,
    titling: null,
    panel: null,
    field: null,
    stops: {},
    color: firstColor(participant),
    zoom: { mode: 'fit' },
    scale: 1,
    open: null,
    view: 'auto',
  }))
}
