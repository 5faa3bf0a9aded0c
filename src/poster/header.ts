import { textBlock, type Block } from './block.ts'
import { COLOURS } from './colours.ts'
import type { Language } from '../model/language.ts'
import { landscape } from './landscape.ts'
import { setLine, widthOf } from './measure.ts'
import { FRAME, LEFT, PAGE, RIGHT } from './page.ts'
import { points, type Primitive } from './primitives.ts'
import { dial } from './rose.ts'

/* The picture at the head: sky, fells and rose, with the company, the name of the thing and the objective. */

const ROSE = 36
const ROSE_X = RIGHT - ROSE
/** How far the rose's centre lies over the lower edge of the picture. */
const ROSE_RISE = 29
const TITLE_SIZE = points(16)
const TITLE_BASELINE = FRAME + 17
/** From the titles down to the objective, and from it down to the fells. */
const OBJECTIVE_TOP = TITLE_BASELINE + 14
const FELLS = 34
/** The objective's lines end before the rose. */
const OBJECTIVE_WIDTH = ROSE_X - ROSE - 6 - LEFT

export interface Header {
  /** The lower edge of the picture, in mm from the top. */
  readonly bottom: number
  /** The lower edge of all that is drawn: the rose hangs over the picture. */
  readonly reach: number
  readonly objective: Block
}

export function objectiveBlock(
  text: string,
  options: {
    readonly size: number
    readonly language: Language
    readonly maxLines: number
    readonly waiting: boolean
  },
): Block {
  return textBlock(text, {
    face: 'display-500',
    size: options.size,
    width: OBJECTIVE_WIDTH,
    language: options.language,
    hyphenate: 'rarely',
    maxLines: options.maxLines,
    fill: options.waiting ? COLOURS.onNightWaiting : COLOURS.onNight,
    leading: 1.17,
  })
}

/** How low the picture reaches with this objective. @param more sky beyond what it needs, in mm */
export function header(objective: Block, more: number): Header {
  const bottom = Math.max(OBJECTIVE_TOP + objective.height + FELLS, 106) + more
  return { bottom, reach: bottom - ROSE_RISE + ROSE, objective }
}

export function drawHeader(
  { bottom, objective }: Header,
  titles: { readonly organisation: string; readonly name: string },
  more: number,
): readonly Primitive[] {
  const roseY = bottom - ROSE_RISE
  const star = { x: ROSE_X, y: Math.max(roseY - ROSE - 9, TITLE_BASELINE + 16) }
  const sky = { left: FRAME, top: FRAME, right: PAGE.width - FRAME, bottom }
  const nameWidth = widthOf(titles.name, 'text-400', TITLE_SIZE)
  const roomForStars = roseY - ROSE - TITLE_BASELINE > 22
  return [
    ...landscape(sky, roomForStars ? star : null),
    ...setLine(titles.organisation, {
      face: 'text-600',
      size: TITLE_SIZE,
      x: LEFT,
      y: TITLE_BASELINE,
      fill: COLOURS.onNight,
    }),
    ...setLine(titles.name, {
      face: 'text-400',
      size: TITLE_SIZE,
      x: RIGHT - nameWidth,
      y: TITLE_BASELINE,
      fill: COLOURS.onNightSoft,
    }),
    ...objective.draw(LEFT, OBJECTIVE_TOP + more * 0.35),
    ...dial(ROSE_X, roseY, ROSE),
  ]
}

/** The width that the company's name may take on its line, beside the name of the thing. */
export const organisationWidth = (name: string): number =>
  RIGHT - LEFT - widthOf(name, 'text-400', TITLE_SIZE) - 10
export const ORGANISATION_FACE = { face: 'text-600', size: TITLE_SIZE } as const
