import { findTemplate } from '../../model/catalogue.ts'
import type { Language } from '../../model/language.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'

/** A canvas' name in the series' language; null when this page does not know its template. */
export function canvasName({ template, templateVersion }: CanvasRef, language: Language): string | null {
  const found = findTemplate(template, templateVersion)
  return found === 'unknown' ? null : found.name[language]
}

/** The headings of a canvas' fields, by key; for the compass its three directions. */
export function fieldHeadings(
  { template, templateVersion }: CanvasRef,
  language: Language,
): ReadonlyMap<string, string> {
  const found = findTemplate(template, templateVersion)
  if (found === 'unknown') return new Map()
  return found.kind === 'compass'
    ? new Map(found.principles.map(({ key, direction }) => [key, direction[language]]))
    : new Map(found.fields.map(({ key, heading }) => [key, heading[language]]))
}

/** The canvases whose notes can be taken up: all but the compass itself. */
export function notesCanvases(series: Series): CanvasRef[] {
  return series.canvases.filter((canvas) => {
    const found = findTemplate(canvas.template, canvas.templateVersion)
    return found !== 'unknown' && found.kind === 'sheet'
  })
}

/** The series' compass; null when it has none. */
export function compassCanvas(series: Series): { ref: CanvasRef; template: CompassTemplate } | null {
  for (const ref of series.canvases) {
    const template = findTemplate(ref.template, ref.templateVersion)
    if (template !== 'unknown' && template.kind === 'compass') return { ref, template }
  }
  return null
}
