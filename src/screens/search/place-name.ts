import type { CanvasTemplate } from '../../model/template.ts'
import type { Language } from '../../model/language.ts'

/** What a field, a row of it, or a part of the compass is called; empty when the template has none of that key. */
export function placeName(template: CanvasTemplate, field: string, language: Language): string {
  const [key = '', row] = field.split('.')
  if (template.kind === 'compass') {
    if (key === 'objective') return template.objective.heading[language]
    if (key === 'part-of') return template.partOf.heading[language]
    return template.principles.find((principle) => principle.key === key)?.direction[language] ?? ''
  }
  const found = template.fields.find((other) => other.key === key)
  if (!found) return ''
  const line = found.type === 'rows' ? found.rows.find((other) => other.key === row) : undefined
  return [found.heading[language], line?.heading[language]].filter(Boolean).join(': ')
}
