import type * as Y from 'yjs'
import type { SheetGeometry } from '../../model/geometry.ts'
import type { NotesStore } from '../../model/notes-store.ts'
import type { SheetTemplate } from '../../model/template.ts'
import type { BoardStore } from './board-state.ts'
import type { BoardThings } from './board-things.ts'
import type { History } from './history-store.ts'

export interface ActsInput {
  readonly things: BoardThings
  readonly doc: Y.Doc
  readonly template: SheetTemplate
  readonly geometry: SheetGeometry
  readonly participant: string
  /** ms since the epoch, on the server's clock. */
  readonly now: () => number
  readonly notes: NotesStore
  readonly history: History
  readonly state: BoardStore
  readonly mayWrite: () => boolean
  /** How high notes stand on the screen, in sheet units, by id; those not drawn are left out. */
  readonly heights: (field: string) => ReadonlyMap<string, number>
}

/** What the parts of a board's acts share, each of which is a file of its own. */
export interface ActsContext extends ActsInput {
  /** The keys of the fields that take notes. */
  readonly noteFields: readonly string[]
  /** A field's heading in the person's language. */
  readonly heading: (field: string) => string
}
