import { answeredCanvas } from '../../facilitation/fit-check.ts'
import { findTemplate } from '../../model/catalogue.ts'
import type { CanvasRef } from '../../model/series.ts'
import type { SheetTemplate } from '../../model/template.ts'

/** A canvas' template when it is a sheet that this page knows. */
function sheetOf({ template, templateVersion }: CanvasRef): SheetTemplate | null {
  const found = findTemplate(template, templateVersion)
  return found !== 'unknown' && found.kind === 'sheet' ? found : null
}

export interface AnsweredSheet {
  readonly canvas: CanvasRef
  readonly template: SheetTemplate
}

/** The sheet that a canvas' fields answer; null when they answer none that the series has. */
export function answeredSheet(canvases: readonly CanvasRef[], answering: CanvasRef): AnsweredSheet | null {
  const canvas = answeredCanvas(canvases, answering, sheetOf)
  const template = canvas && sheetOf(canvas)
  return canvas && template ? { canvas, template } : null
}
