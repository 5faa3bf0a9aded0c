import { createContext, use } from 'react'
import type { Series } from '../../model/series.ts'
import type { Me, Room } from '../../sync/room-types.ts'

/** What opens over the workshop. */
export type OpenDialog =
  | 'links'
  | 'code'
  | 'details'
  | 'agenda'
  | 'people'
  | 'timer'
  | 'history'
  | 'archive'
  | 'erase'
  | 'delete'
  | 'search'

export interface Workshop {
  readonly me: Me
  readonly series: Series
  /** The series' room, which every role has. */
  readonly room: Room
  /** When steps were last started, ms since the epoch, by step id. */
  readonly started: Readonly<Record<string, number>>
  /** Whether this person runs the workshop. */
  readonly runs: boolean
  /** The canvas that the address chooses; null: whatever the step shows. */
  readonly chosen: string | null
  readonly open: (dialog: OpenDialog) => void
}

export const WorkshopContext = createContext<Workshop | null>(null)

/** @throws Error outside of a workshop's screen */
export function useWorkshop(): Workshop {
  const workshop = use(WorkshopContext)
  if (!workshop) throw new Error('useWorkshop needs a workshop around it')
  return workshop
}
