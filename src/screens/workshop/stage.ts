import { findTemplate } from '../../model/catalogue.ts'
import type { CanvasRef, Series, Step } from '../../model/series.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import { currentStep } from '../../facilitation/clock.ts'

/** What fills the screen: what the running step shows, or another canvas that this person chose to look at. */
export type Stage =
  | { readonly kind: 'canvas'; readonly canvas: CanvasRef; readonly place: string | null }
  /** The address names a canvas that the series does not have. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'scene'; readonly step: Step }
  /** No step has been started. */
  | { readonly kind: 'waiting' }

/** @param chosen the canvas in the address; null: whatever the step shows */
export function stageOf(series: Series, chosen: string | null): Stage {
  const step = currentStep(series.steps, series.current)
  const shown = step?.shows.kind === 'canvas' ? step.shows : null
  const wanted = chosen ?? shown?.canvas ?? null
  if (wanted !== null) {
    const canvas = series.canvases.find(({ id }) => id === wanted)
    if (!canvas) return { kind: 'lost' }
    return { kind: 'canvas', canvas, place: shown?.canvas === wanted ? shown.place : null }
  }
  return step ? { kind: 'scene', step } : { kind: 'waiting' }
}

/** Whether this person looks at something else than the running step. */
export function isAway(series: Series, chosen: string | null): boolean {
  if (chosen === null) return false
  const step = currentStep(series.steps, series.current)
  return !(step?.shows.kind === 'canvas' && step.shows.canvas === chosen)
}

/** The template of a canvas; `unknown` when this page is too old for it. */
export const templateOf = (canvas: CanvasRef): CanvasTemplate | 'unknown' =>
  findTemplate(canvas.template, canvas.templateVersion)

/** A canvas' name in the series' language; the template's key when this page does not know it. */
export function canvasName(canvas: CanvasRef, series: Series): string {
  const template = templateOf(canvas)
  return template === 'unknown' ? canvas.template : template.name[series.language]
}
