import type * as Y from 'yjs'
import { DOCUMENT_VERSION, act } from './documents.ts'
import {
  type CanvasRef,
  type CanvasState,
  type Face,
  type Series,
  type Timer,
  canvasMap,
  readFace,
  readIds,
  root,
} from './series.ts'

export type NewSeries = Pick<
  Series,
  'title' | 'organisation' | 'place' | 'language' | 'made' | 'canvases' | 'steps'
>

/** Fills a new, empty series document. */
export function seedSeries(doc: Y.Doc, { canvases, steps, ...scalars }: NewSeries): void {
  act(doc, () => {
    for (const [key, value] of Object.entries(scalars)) root(doc).set(key, value)
    root(doc).set('version', DOCUMENT_VERSION)
    for (const canvas of canvases) addCanvasRef(doc, canvas)
    steps.forEach(({ id, ...step }, order) => doc.getMap('steps').set(id, { ...step, order }))
  })
}

/** Lists a canvas as the series' last; a repeated id does nothing. */
export function addCanvasRef(doc: Y.Doc, { id, ...canvas }: CanvasRef): void {
  act(doc, () => {
    if (!canvasMap(doc).has(id)) canvasMap(doc).set(id, { ...canvas, order: canvasMap(doc).size })
  })
}

/** Opens or closes a canvas. @returns false when the series has no such canvas */
export function setCanvasState(doc: Y.Doc, id: string, state: CanvasState): boolean {
  return act(doc, () => {
    const canvas = canvasMap(doc).get(id)
    if (typeof canvas !== 'object' || canvas === null) return false
    if ((canvas as { state?: unknown }).state !== state) canvasMap(doc).set(id, { ...canvas, state })
    return true
  })
}

/** Publishes whom a profile is about. @returns false when nothing changed by it, or there is no such canvas */
export function setCanvasFace(doc: Y.Doc, id: string, { picture, name }: Face): boolean {
  return act(doc, () => {
    const canvas = canvasMap(doc).get(id)
    if (typeof canvas !== 'object' || canvas === null) return false
    const before = readFace((canvas as Record<string, unknown>)['face'])
    if ((before?.name ?? '') === name && before?.picture?.hash === picture?.hash) return false
    canvasMap(doc).set(id, { ...canvas, face: { picture: picture && { ...picture }, name } })
    return true
  })
}

/**
 * Gives a canvas another document. The earlier one is remembered: `retired` when it is gone for good, `aside` when it is
 * damaged and kept.
 * @returns false when there is no such canvas
 */
export function setCanvasDocument(
  doc: Y.Doc,
  id: string,
  document: string,
  fate: 'retired' | 'aside' = 'retired',
): boolean {
  return act(doc, () => {
    const canvas = canvasMap(doc).get(id)
    if (typeof canvas !== 'object' || canvas === null) return false
    const { document: before, [fate]: others } = canvas as Record<string, unknown>
    const earlier = [...readIds(others), typeof before === 'string' ? before : id]
    canvasMap(doc).set(id, { ...canvas, document, [fate]: earlier })
    return true
  })
}

/** Makes a step the running one, with its timer. */
export function setCurrent(doc: Y.Doc, step: string, timer: Timer | null): void {
  act(doc, () => {
    root(doc).set('current', step)
    setTimer(doc, timer)
  })
}

export function setTimer(doc: Y.Doc, timer: Timer | null): void {
  act(doc, () => {
    if (timer) root(doc).set('timer', timer)
    else root(doc).delete('timer')
  })
}

/** Sets what the poster and the sheets' headers name. */
export function setSeriesDetails(
  doc: Y.Doc,
  details: Partial<Pick<Series, 'title' | 'organisation' | 'place'>> & { readonly codeOnWall?: boolean },
): void {
  act(doc, () => {
    for (const [key, value] of Object.entries(details)) root(doc).set(key, value)
  })
}
