import type { Difference } from '../../model/archive-compare.ts'

/** What became of something since a version was kept. */
export type Mark = 'added' | 'removed' | 'changed'
/** By the ids of notes, deeds and key results, the keys of texts, and the keys of the fields that these are in. */
export type Marks = ReadonlyMap<string, Mark>

/** What to point out in the pictures of both states; of what is drawn only the list tells. */
export function marksOf(differences: readonly Difference[]): Marks {
  const marks = new Map<string, Mark>()
  for (const difference of differences) {
    switch (difference.kind) {
      case 'note':
        marks.set(difference.note.id, difference.is)
        break
      case 'values':
      case 'moved':
        marks.set(difference.id, 'changed')
        break
      case 'things':
        break
      default: {
        const { id, before, now } = difference
        marks.set(id, before === '' ? 'added' : now === '' ? 'removed' : 'changed')
        if (difference.kind === 'text' || difference.kind === 'choice') {
          marks.set(id.split('.')[0] ?? id, 'changed')
        }
      }
    }
  }
  return marks
}
