import type { PosterInput } from './input.ts'
import { formatDate, formatMeasure } from './numbers.ts'

/** Everything that a poster says, as lines of plain text in reading order. @param input prepared */
export function describePoster(input: PosterInput): string {
  const end = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)
  const lines = [
    input.objective === '' ? '' : end(input.objective),
    ...input.principles.flatMap((principle) => [
      principle.statement === '' ? '' : `${principle.direction}: ${end(principle.statement)}`,
      ...principle.deeds.map(end),
      ...principle.keyResults.map((kr) => {
        const due = kr.due === null ? '' : formatDate(kr.due, input.language)
        const measure = formatMeasure(kr, input.language)
        return end(
          [[kr.label.replace(/\.$/u, ''), measure].filter(Boolean).join(': '), due]
            .filter(Boolean)
            .join(', '),
        )
      }),
    ]),
    [input.place, formatDate(input.date, input.language)].filter(Boolean).join(' '),
  ]
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll('\u00ad', '')
}
