import type { Point } from '../../model/geometry.ts'
import { type Size, type View, smallestType, steppedScale } from './camera.ts'
import { pose } from './pose.ts'

export interface StageElements {
  /** What the sheet is seen through. */
  readonly window: HTMLElement
  /** The sheet's layer, 1 px a sheet unit before it is transformed. */
  readonly layer: HTMLElement
}

interface StageEvents {
  readonly onResize: (size: Size) => void
  /** The browser scrolled by this, which is undone already: the camera shall move instead. */
  readonly onScroll: (dx: number, dy: number) => void
}

/** What the camera draws on: the only place that touches the elements. */
export interface Stage {
  readonly draw: (view: View) => void
  /** A move begins: the layer becomes a picture that the browser moves without painting it anew. */
  readonly begin: () => void
  /** The move is over: what depends on the scale follows, and the layer is painted crisply. */
  readonly settle: (scale: number) => void
  /** Lets the picture come from another view; what it ends at holds already. */
  readonly animate: (from: View, to: View) => void
  /** The window's corner on the screen, px. */
  readonly corner: () => Point
  /** The window's size, px, measured now. */
  readonly size: () => Size
  readonly close: () => void
}

/** Milliseconds; only to show where the sheet went. */
const DURATION = 160
/** Below this scale legible type no longer fits a whole note into its place, so notes show their first lines. */
const FAR = 0.72
/** Below this one, as on a phone, it does not fit the fields either: of them the headings show. */
const SMALL = 0.5
/**
 * Free space around the layer, px, so that the browser can scroll it in any direction to bring something into view; the
 * style sheet's too. More than the largest sheet is wide.
 */
const ROOM = 4000

/** For so long (ms) the window's corner is not measured anew: amid a frame's writes a measure lays the page out. */
const MEASURED = 100

/* In three dimensions, which gives the sheet a layer of its own at all times: beginning and ending a move paint nothing. */
const transformOf = ({ x, y, scale }: View): string => `translate3d(${x}px, ${y}px, 0) scale(${scale})`

export function createStage({ window, layer }: StageElements, { onResize, onScroll }: StageEvents): Stage {
  let moving = false
  /** What keeps its own size whatever the zoom, such as cursors and tools: it follows a move frame by frame. */
  let ownSize: readonly HTMLElement[] = []
  let animation: Animation | null = null
  const posed = pose(layer)
  let corner: { readonly at: Point; readonly when: number } | null = null
  const moved = () => {
    corner = null
  }

  const observer = new ResizeObserver(([entry]) => {
    moved()
    const box = entry?.borderBoxSize[0]
    if (box) onResize({ width: box.inlineSize, height: box.blockSize })
  })
  observer.observe(window)

  function home(): void {
    window.scrollLeft = ROOM
    window.scrollTop = ROOM
  }
  home()
  function onNativeScroll(): void {
    const [dx, dy] = [window.scrollLeft - ROOM, window.scrollTop - ROOM]
    if (dx === 0 && dy === 0) return
    home()
    onScroll(dx, dy)
  }
  window.addEventListener('scroll', onNativeScroll)
  // A press is exact, whatever moved the window just before.
  document.addEventListener('pointerdown', moved, true)

  function draw(view: View): void {
    const transform = transformOf(view)
    if (moving) posed.to({ transform })
    else layer.style.transform = transform
    if (moving) for (const element of ownSize) element.style.setProperty('--scale', String(view.scale))
  }

  function set(name: string, value: string): void {
    if (layer.style.getPropertyValue(name) !== value) layer.style.setProperty(name, value)
  }

  return {
    draw,
    begin: () => {
      animation?.cancel()
      animation = null
      if (moving) return
      moving = true
      layer.dataset['moving'] = ''
      ownSize = [...layer.querySelectorAll<HTMLElement>('[data-own-size]')]
    },
    settle: (scale) => {
      moving = false
      posed.end()
      delete layer.dataset['moving']
      set('--scale', String(scale))
      set('--note-scale', String(steppedScale(scale)))
      set('--type-s', `${smallestType(scale)}px`)
      for (const element of ownSize) element.style.removeProperty('--scale')
      ownSize = []
      layer.toggleAttribute('data-far', scale < FAR)
      layer.toggleAttribute('data-small', scale < SMALL)
    },
    animate: (from, to) => {
      animation?.cancel()
      animation = null
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
      animation = layer.animate([{ transform: transformOf(from) }, { transform: transformOf(to) }], {
        duration: DURATION,
        easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)',
      })
    },
    corner: () => {
      const now = performance.now()
      if (!corner || now - corner.when > MEASURED) {
        const { left, top } = window.getBoundingClientRect()
        corner = { at: { x: left, y: top }, when: now }
      }
      return corner.at
    },
    size: () => {
      const { width, height } = window.getBoundingClientRect()
      return { width, height }
    },
    close: () => {
      observer.disconnect()
      window.removeEventListener('scroll', onNativeScroll)
      document.removeEventListener('pointerdown', moved, true)
      animation?.cancel()
    },
  }
}
