import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { notify } from '../../ui/notices.ts'
import { type BoardParts, useBoard } from '../state/board-context.ts'
import { type Wanted, shown, wantedStore } from './wanted.ts'

/** How long something may take to arrive before it is said to be gone, ms. */
const PATIENCE = 3000
/** Below this scale (CSS pixels per sheet unit) what is to be shown is brought nearer. */
const NEAR = 0.9

/** Of a shared text the key begins with its field's. */
const fieldOf = ({ kind, field }: Wanted): string =>
  kind === 'text' ? (field.split('.')[0] ?? field) : field

/** Where it is in the page; null while it is not there. */
function elementOf(root: HTMLElement, { kind, id, field }: Wanted): HTMLElement | null {
  const within = `[data-field="${CSS.escape(fieldOf({ kind, id, field, canvas: '' }))}"]`
  if (kind === 'text') return root.querySelector(`textarea[name="${CSS.escape(id)}"]`)
  if (kind === 'group') return root.querySelector(`[data-group="${CSS.escape(id)}"] [data-stop]`)
  if (kind === 'picture') {
    const picture = root.querySelector<HTMLElement>(`[data-placed="pictures"][data-id="${CSS.escape(id)}"]`)
    return picture?.querySelector<HTMLElement>('button') ?? picture
  }
  if (kind !== 'note' && kind !== 'comment') return root.querySelector(`${within} [data-stop]`)
  const note = root.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)
  // Who only reads the list has nothing to use on a note.
  return note?.querySelector<HTMLElement>('[data-stop]') ?? note
}

/** What of it is selected: of a group its notes, of a text nothing. */
function selectedBy({ acts }: BoardParts, { kind, id }: Wanted): readonly string[] {
  if (kind === 'group') return acts.groupBlock(id)?.notes.map((note) => note.id) ?? []
  return kind === 'text' ? [] : [id]
}

function isThere({ notes, things }: BoardParts, { kind, id }: Wanted): boolean {
  if (kind === 'note' || kind === 'comment') return notes.note(id) !== null
  if (kind === 'group') return things.groups.get(id) !== null
  return kind !== 'picture' || things.pictures.get(id) !== null
}

interface ShowWantedProps {
  readonly canvas: string
  readonly root: RefObject<HTMLElement | null>
}

/** Brings what somebody asked for from elsewhere, as from the search, into sight: selected, with the focus on it. */
export function ShowWanted({ canvas, root }: ShowWantedProps) {
  const board = useBoard()
  const t = useT()
  const synced = useStore(board.room.state, (state) => state.synced)
  const wanted = useStore(wantedStore, (state) => (state.wanted?.canvas === canvas ? state.wanted : null))

  useEffect(() => {
    if (!wanted || !synced) return undefined
    const { state, notes, things } = board
    let frame = 0
    const focus = (tries: number) => {
      const element = root.current && elementOf(root.current, wanted)
      if (!element && tries > 0) {
        frame = requestAnimationFrame(() => focus(tries - 1))
        return
      }
      element?.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      shown()
    }
    const show = (): boolean => {
      if (!isThere(board, wanted)) return false
      const field = fieldOf(wanted)
      state.setState(({ scale, zoom, stops }) => ({
        field,
        open: field,
        editing: null,
        selection: new Set(selectedBy(board, wanted)),
        stops: { ...stops, [field]: wanted.id },
        zoom: scale < NEAR ? { mode: 'field', field } : zoom,
      }))
      // The zoom and, on a phone, another screen are drawn first.
      frame = requestAnimationFrame(() => focus(20))
      return true
    }
    if (show()) return () => cancelAnimationFrame(frame)

    // It may be on its way still.
    const retry = () => show() && stop()
    const stops = [
      notes.subscribeCount(retry),
      things.groups.subscribe(retry),
      things.pictures.subscribe(retry),
    ]
    const patience = setTimeout(() => {
      stop()
      shown()
      notify({ kind: 'info', text: t('search.gone') })
    }, PATIENCE)
    const stop = () => {
      clearTimeout(patience)
      for (const end of stops) end()
    }
    return () => {
      stop()
      cancelAnimationFrame(frame)
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the language makes no new wish
  }, [board, root, synced, wanted])
  return null
}
