import { type Point, SHEET } from '../../model/geometry.ts'
import { announce } from '../../ui/announce.ts'
import { fieldAt } from '../drag/field-at.ts'
import type { Touch } from '../ink/stroke-points.ts'
import { say } from '../state/say.ts'
import { type Gesture, type Table, drawn } from './gesture.ts'

/** How far an arrow key moves the tip, and with Shift; sheet units. */
const STEP = 8
const STRIDE = 40
/** A hand's touches are followed with a lag: a step is as many of them, so that the line ends where the tip is. */
const TOUCHES = 4
/** The tip's mark, its radius in sheet units. */
const TIP = 9

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

const within = (value: number, size: number): number => Math.min(size, Math.max(0, value))

interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
}

export interface KeyHand {
  /** @returns whether the key was one of this hand's */
  readonly press: (event: KeyPress) => boolean
  /** The surface has the focus no more: what was begun is drawn so far, and the tip's mark goes. @returns where it was */
  readonly leave: () => Point
}

/**
 * Draws without a pointer: arrow keys move the tip of the tool in hand, with Shift further, Space or Enter puts it down and
 * lifts it, Esc gives up what is being drawn. The fields that the tip comes to are said.
 * @param begin what a press at a place begins
 */
export function createKeyHand(table: Table, start: Point, begin: (at: Touch) => Gesture | null): KeyHand {
  const { board } = table
  let tip = start
  const fields = [...board.geometry.fields.keys()]
  let field = fieldAt(board.geometry, fields, tip)
  let gesture: Gesture | null = null
  const mark = drawn(table, 'circle', { r: TIP, 'data-key-tip': '' })
  show()

  function show(): void {
    mark.setAttribute('cx', String(tip.x))
    mark.setAttribute('cy', String(tip.y))
    mark.toggleAttribute('data-down', gesture !== null)
    board.camera.reveal({ x: tip.x - TIP, y: tip.y - TIP, width: 2 * TIP, height: 2 * TIP })
  }

  const touch = (at: Point): Touch => ({ ...at, time: performance.now(), pressure: 0.5 })
  const place = () => (field === null ? say('drawing.onPaper') : board.acts.heading(field))

  function move(by: Point, step: number): void {
    const to = { x: within(tip.x + by.x * step, SHEET.width), y: within(tip.y + by.y * step, SHEET.height) }
    const between = (part: number): Touch =>
      touch({ x: tip.x + (to.x - tip.x) * part, y: tip.y + (to.y - tip.y) * part })
    gesture?.move(Array.from({ length: TOUCHES }, (_, index) => between((index + 1) / TOUCHES)))
    tip = to
    const now = fieldAt(board.geometry, fields, tip)
    if (now !== field) {
      field = now
      announce(place())
    }
  }

  function lift(): void {
    gesture?.end()
    gesture = null
  }

  return {
    press: ({ key, shiftKey }) => {
      const arrow = ARROWS[key]
      if (arrow) move(arrow, shiftKey ? STRIDE : STEP)
      else if (key === ' ' || key === 'Enter') {
        if (gesture) {
          lift()
          announce(say('drawing.saidLifted'))
        } else {
          gesture = begin(touch(tip))
          announce(say('drawing.saidDown', { place: place() }))
        }
      } else if (key === 'Escape' && gesture) {
        gesture.cancel()
        gesture = null
        announce(say('drawing.saidGivenUp'))
      } else return false
      show()
      return true
    },
    leave: () => {
      lift()
      mark.remove()
      return tip
    },
  }
}
