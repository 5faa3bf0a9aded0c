import type { Compass, Source } from '../../model/compass.ts'
import type { Note } from '../../model/note.ts'
import type { PrincipleKey } from '../../model/template.ts'

/** The links of a principle, a deed or a key result to the notes that it grew from. */
export function sourcesOf(compass: Compass, of: string): readonly Source[] {
  for (const principle of compass.principles) {
    if (principle.key === of) return principle.material
    const item = [...principle.deeds, ...principle.keyResults].find(({ id }) => id === of)
    if (item) return item.sources
  }
  return []
}

/** The principle that a principle's key, a deed or a key result belongs to; null when it is gone. */
export function principleOf(compass: Compass, of: string): PrincipleKey | null {
  const found = compass.principles.find(
    ({ key, deeds, keyResults }) => key === of || [...deeds, ...keyResults].some(({ id }) => id === of),
  )
  return found?.key ?? null
}

interface NoteName {
  readonly canvas: string
  readonly note: string
}

/** Whether a note is linked to a thing already. */
export const alreadyTaken = (compass: Compass, of: string, { canvas, note }: NoteName): boolean =>
  sourcesOf(compass, of).some((source) => source.canvas === canvas && source.note === note)

/** Where in the compass a note lives on: how often as material, in deeds and in key results. */
export interface Uses {
  readonly material: number
  readonly deeds: number
  readonly keyResults: number
}

export function usesOf(compass: Compass, { canvas, note }: NoteName): Uses {
  const here = (sources: readonly Source[]) =>
    sources.some((source) => source.canvas === canvas && source.note === note)
  const count = (lists: readonly (readonly Source[])[]) => lists.filter(here).length
  const { principles } = compass
  return {
    material: count(principles.map(({ material }) => material)),
    deeds: count(principles.flatMap(({ deeds }) => deeds.map(({ sources }) => sources))),
    keyResults: count(principles.flatMap(({ keyResults }) => keyResults.map(({ sources }) => sources))),
  }
}

/** What became of the note since it was taken up. */
export type Fate =
  | { readonly is: 'same'; readonly field: string }
  | { readonly is: 'changed'; readonly field: string; readonly now: string }
  | { readonly is: 'removed' }

/** @param notes the notes that its canvas has now */
export function fateOf(source: Source, notes: readonly Note[]): Fate {
  const note = notes.find(({ id }) => id === source.note)
  if (!note) return { is: 'removed' }
  const field = note.at.field
  return note.text === source.words ? { is: 'same', field } : { is: 'changed', field, now: note.text }
}
