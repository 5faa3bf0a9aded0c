import { createContext, use } from 'react'
import type { Compass } from '../../model/compass.ts'
import type { Language } from '../../model/language.ts'
import type { Note } from '../../model/note.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { CompassTemplate, PrincipleKey } from '../../model/template.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import type { CompassActs } from './acts.ts'
import type { Part } from './part.ts'
import type { Writers } from './writers.ts'

/** What every part of the editor needs: the document's newest snapshot, and how to change it. */
export interface CompassEditing {
  readonly room: Room
  readonly series: Series
  readonly canvas: CanvasRef
  readonly template: CompassTemplate
  readonly me: Me
  /** The language of the compass itself: the series'. */
  readonly language: Language
  readonly compass: Compass
  /** Notes in the compass' own fields p1, p2, p3: the answers to the helping questions. */
  readonly answers: readonly Note[]
  /** Whether this person may write here now. */
  readonly may: boolean
  readonly acts: CompassActs
  readonly writers: Writers
  /** Goes to a part of the compass. */
  readonly go: (part: Part) => void
  /** Shows the notes of the other canvases, to take up into a principle. */
  readonly openPicker: (principle: PrincipleKey) => void
  /** Shows what a principle, deed or key result grew from. */
  readonly openOrigins: (of: string) => void
}

export const CompassContext = createContext<CompassEditing | null>(null)

/** @throws Error outside a `CompassEditor` */
export function useCompass(): CompassEditing {
  const editing = use(CompassContext)
  if (!editing) throw new Error('useCompass: no CompassEditor around')
  return editing
}
