import type { Rect } from '../../model/geometry.ts'
import type { Guide } from '../../model/snap.ts'
import styles from './guides.module.css'
import { type Pose, pose } from '../sheet/pose.ts'

/** What shows while something is carried: lines for what lies in line, and the field that it would come to lie in. */
export interface GuideLayer {
  /** @param scale CSS pixels a sheet unit: lines are as thick on the screen at any */
  readonly show: (guides: readonly Guide[], scale: number) => void
  /** Marks the field that it is over; null: none. */
  readonly mark: (field: { readonly key: string; readonly rect: Rect } | null) => void
  /** Takes everything away, until it is shown again. */
  readonly hide: () => void
  /** @param layer lies over the sheet and is scaled with it */
  readonly attach: (layer: HTMLElement) => () => void
}

/** A line's length reaches so far beyond what it joins, sheet units. */
const BEYOND = 6
/** How thick a line is, and how long the strokes are in which a gap ends; CSS pixels. */
const THICK = 1.25
const STROKE = 9
/** So many are there at once from the first on: to add one puts the page's layers together anew. */
const READY = 8

interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Drawn {
  readonly element: HTMLElement
  readonly posed: Pose
  transform: string
}

/** What is drawn of a guide: a bar, and for a gap one across each of its ends. Sheet units. */
function barsOf({ axis, kind, at, from, to }: Guide, scale: number): Bar[] {
  const bar = (middle: number, start: number, length: number, across = axis): Bar =>
    across === 'x'
      ? { x: middle - THICK / scale / 2, y: start, width: THICK / scale, height: length }
      : { x: start, y: middle - THICK / scale / 2, width: length, height: THICK / scale }
  if (kind === 'line') return [bar(at, from - BEYOND, to - from + 2 * BEYOND)]
  const stroke = STROKE / scale
  return [
    bar(at, from, to - from),
    ...[from, to].map((end) => bar(end, at - stroke / 2, stroke, other(axis))),
  ]
}

const other = (axis: Guide['axis']): Guide['axis'] => (axis === 'x' ? 'y' : 'x')

/**
 * Draws guides beside React. Each bar is a layer of one pixel that is stretched and moved, so that a frame with other guides
 * lays nothing out and paints nothing: with a thousand notes below, that would be most of the frame.
 */
export function createGuides(): GuideLayer {
  const bars: Drawn[] = []
  let layer: HTMLElement | null = null
  let shown = 0
  let marked: HTMLElement | null = null

  function add(within: HTMLElement): void {
    const element = document.createElement('div')
    element.className = styles['guide'] ?? ''
    within.append(element)
    const bar = { element, posed: pose(element), transform: 'translate3d(0, 0, 0)' }
    bars.push(bar)
    putAway(bar)
  }
  // Where it was: a transform that comes or goes is more for the browser than one that is another.
  function putAway({ posed, transform }: Drawn): void {
    posed.to({ transform, opacity: '0' })
  }
  function hide(): void {
    shown = 0
    for (const { element, posed } of bars.splice(0)) {
      posed.end()
      element.remove()
    }
    mark(null)
  }
  function mark(field: Parameters<GuideLayer['mark']>[0]): void {
    if (marked?.dataset['over'] === field?.key) return
    marked?.remove()
    marked = null
    if (!field || !layer) return
    const { x, y, width, height } = field.rect
    marked = document.createElement('div')
    marked.className = styles['mark'] ?? ''
    marked.dataset['over'] = field.key
    Object.assign(marked.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
    layer.prepend(marked)
  }

  return {
    attach: (to) => {
      layer = to
      return () => {
        hide()
        layer = null
      }
    },
    hide,
    mark,
    show: (guides, scale) => {
      const within = layer
      if (!within) return
      const wanted = guides.flatMap((guide) => barsOf(guide, scale))
      while (bars.length < Math.max(READY, wanted.length)) add(within)
      for (const [index, { x, y, width, height }] of wanted.entries()) {
        const bar = bars[index]
        if (!bar) continue
        bar.transform = `translate3d(${x}px, ${y}px, 0) scale(${width}, ${height})`
        bar.posed.to({ transform: bar.transform, opacity: '1' })
      }
      for (const bar of bars.slice(wanted.length, shown)) putAway(bar)
      shown = wanted.length
    },
  }
}
