import { SHEET } from '../../model/geometry.ts'
import type { InkTool } from '../../model/ink.ts'
import styles from '../ink/ink.module.css'
import { strokePath } from '../../picture/stroke-path.ts'
import { type Sample, type Touch, createSampler, finishedPoints, quantise } from '../ink/stroke-points.ts'
import { type Gesture, type Table, drawn } from './gesture.ts'

/** So many points are drawn anew each frame; what was drawn before them stays as it is. */
const FRESH = 600
/** Where a stroke ends by itself, so that nobody fills a document without lifting the pen. */
const LONGEST = 12_000
/** How far over the paper's edge a stroke is kept, sheet units: it must come back where it went. */
const OVER = 40

const inside = (value: number, size: number): number => Math.min(size + OVER, Math.max(-OVER, value))

/** A stroke of the pen or the highlighter, which the others see when it is finished. */
export function drawInk(table: Table, tool: InkTool, first: Touch): Gesture {
  const { board } = table
  const { colors, widths } = board.drawing.getState()
  const style = { tool, color: colors[tool], width: widths[tool] }
  const sampler = createSampler(board.state.getState().scale)
  const look = { class: styles['stroke'] ?? '', 'data-tool': tool, 'data-color': style.color }
  const paths = [drawn(table, 'path', look)]
  let from = 0
  let frame: number | null = null

  function show(): void {
    frame = null
    const samples = sampler.samples()
    const fresh: readonly Sample[] = samples.slice(from)
    paths.at(-1)?.setAttribute('d', strokePath({ ...style, points: quantise(fresh) }))
    if (fresh.length < FRESH) return
    from = samples.length - 1
    paths.push(drawn(table, 'path', look))
  }

  function add(touches: readonly Touch[]): void {
    for (const touch of touches) {
      if (sampler.samples().length >= LONGEST) break
      sampler.add({ ...touch, x: inside(touch.x, SHEET.width), y: inside(touch.y, SHEET.height) })
    }
    frame ??= requestAnimationFrame(show)
  }

  function clear(): void {
    if (frame !== null) cancelAnimationFrame(frame)
    for (const path of paths) path.remove()
  }

  add([first])
  return {
    move: add,
    end: () => {
      board.acts.draw(style, finishedPoints(sampler.samples()))
      if (frame !== null) cancelAnimationFrame(frame)
      // Until the finished stroke is on the paper: a gap of one frame would flicker.
      requestAnimationFrame(() => requestAnimationFrame(clear))
    },
    cancel: clear,
  }
}
