import type { KeyResult } from '../../model/compass.ts'
import type { Language } from '../../model/language.ts'
import { formatDate, formatMeasure } from '../../poster/numbers.ts'

/** What a key result measures, from where to where, until when and who follows it; empty when nothing is known yet. */
export function keyResultFigures(
  result: Pick<
    KeyResult,
    'statement' | 'name' | 'unit' | 'owner' | 'baseline' | 'target' | 'direction' | 'due'
  >,
  language: Language,
): string {
  const { statement, name, due, owner } = result
  return [
    // Without a statement the name stands as the words already.
    statement === '' ? '' : name,
    formatMeasure(result, language),
    due === null ? '' : formatDate(due, language),
    owner,
  ]
    .filter((part) => part.trim() !== '')
    .join(' · ')
}
