import type { Guide } from '../../model/snap.ts'
import styles from './guides.module.css'

/** Lines that show what lies in line. */
export interface GuideLayer {
  readonly show: (guides: readonly Guide[]) => void
  /** @param layer lies over the sheet and is scaled with it */
  readonly attach: (layer: HTMLElement) => () => void
}

/** A line's length reaches so far beyond what it joins, sheet units. */
const BEYOND = 6

/** Draws guides beside React, in elements that are used again. */
export function createGuides(): GuideLayer {
  const lines: HTMLElement[] = []
  let layer: HTMLElement | null = null

  function line(index: number, within: HTMLElement): HTMLElement {
    const found = lines[index]
    if (found?.parentElement === within) return found
    const element = document.createElement('div')
    element.className = styles['guide'] ?? ''
    within.append(element)
    lines[index] = element
    return element
  }

  return {
    attach: (to) => {
      layer = to
      return () => {
        layer = null
        for (const element of lines.splice(0)) element.remove()
      }
    },
    show: (guides) => {
      const within = layer
      if (!within) return
      for (const [index, { axis, kind, at, from, to }] of guides.entries()) {
        const element = line(index, within)
        const beyond = kind === 'gap' ? 0 : BEYOND
        const [start, length] = [from - beyond, to - from + 2 * beyond]
        element.dataset['axis'] = axis
        element.dataset['kind'] = kind
        element.style.translate = axis === 'x' ? `${at}px ${start}px` : `${start}px ${at}px`
        element.style.width = axis === 'x' ? '' : `${length}px`
        element.style.height = axis === 'x' ? `${length}px` : ''
        element.hidden = false
      }
      for (const element of lines.slice(guides.length)) element.hidden = true
    },
  }
}
