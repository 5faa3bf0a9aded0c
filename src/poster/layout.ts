import { STATEMENT_ADVISED } from '../facilitation/key-result.ts'
import type { Language } from '../model/language.ts'
import { breakLines } from './break-lines.ts'
import { COLOURS } from './colours.ts'
import { AIR, fit, type Fit } from './fit.ts'
import { drawFooter, footerHeight, footerRoom, type FooterTexts } from './footer.ts'
import { ORGANISATION_FACE, drawHeader, header, organisationWidth } from './header.ts'
import { POSTER_WORDS, type PosterInput } from './input.ts'
import { formatDate } from './numbers.ts'
import { BOTTOM, LEFT, OBJECTIVE_TYPE, PAGE, PRINCIPLE_TYPE, RIGHT, SIZE_MM, SMALL_TEXT } from './page.ts'
import { describePoster } from './describe.ts'
import { prepare } from './prepare.ts'
import { scaled, segment, type Primitive } from './primitives.ts'
import type { PosterWarning } from './warnings.ts'

export interface PosterLayout {
  /** The page, in mm. */
  readonly width: number
  readonly height: number
  readonly language: Language
  readonly title: string
  readonly objective: string
  /** All that the poster says, in reading order, for those who hear it. */
  readonly description: string
  /** In the order in which they are painted. */
  readonly primitives: readonly Primitive[]
  readonly warnings: readonly PosterWarning[]
}

/** A text on one line, cut where it must be. */
function oneLine(
  text: string,
  width: number,
  face: 'text-400' | 'text-600',
  size: number,
  language: Language,
) {
  const { lines, cut } = breakLines(text, { face, size, width, language, hyphenate: 'rarely', maxLines: 1 })
  return { text: lines[0] ?? '', cut }
}

function footerTexts(input: PosterInput): { readonly texts: FooterTexts; readonly cut: boolean } {
  const words = POSTER_WORDS[input.language]
  const day = formatDate(input.date, input.language)
  const living = input.livingUrl === null ? null : { url: input.livingUrl, label: words.livingLink }
  const right = living ? [words.livingQuestion, words.livingLink] : []
  const room = footerRoom(right, living !== null)
  const made = [input.place, day].filter((text) => text !== '').join(' ')
  const name = [words.name, input.organisation].filter((text) => text !== '').join(' · ')
  const left = [name, [made, input.partOf].filter((text) => text !== '').join(' · ')]
    .filter((text) => text !== '')
    .map((text, index) =>
      oneLine(text, room, index === 0 ? 'text-600' : 'text-400', SMALL_TEXT, input.language),
    )
  return {
    texts: { left: left.map(({ text }) => text), right, living },
    cut: left.some(({ cut }) => cut),
  }
}

function fitWarnings(input: PosterInput, chosen: Fit): readonly PosterWarning[] {
  const warnings: PosterWarning[] = []
  const { objective } = chosen.header
  if (objective.cut) warnings.push({ kind: 'cut', what: 'objective' })
  else if (input.objective !== '' && chosen.objectiveSize < OBJECTIVE_TYPE - 0.01) {
    warnings.push({ kind: 'long', what: 'objective', length: input.objective.length })
  }
  const longest = Math.max(...chosen.statements.map((block) => block.lineCount))
  // Where the objective takes the page, a sentence of the advised length is not what makes the three small.
  const objectiveIsLong = warnings.length > 0
  const isToBlame = (statement: string) =>
    statement !== '' && (!objectiveIsLong || statement.length > STATEMENT_ADVISED)
  input.principles.forEach(({ key, statement }, index) => {
    const block = chosen.statements[index]
    if (block?.cut) warnings.push({ kind: 'cut', what: key })
    else if (chosen.rows[index]?.cut) warnings.push({ kind: 'details-cut', what: key })
    const isSmall = chosen.statementSize < PRINCIPLE_TYPE - 0.01
    // The three have one size, so it is the longest that makes them small.
    if (isSmall && isToBlame(statement) && block && !block.cut && block.lineCount >= longest) {
      warnings.push({ kind: 'long', what: key, length: statement.length })
    }
  })
  return warnings
}

/** How the height that is left is shared out: some to the sky, the rest to the air around the rows. */
function shareSlack(slack: number, rows: number) {
  const sky = Math.min(slack * 0.3, 34)
  const air = slack - sky
  return { sky, head: (air / (rows + 1)) * 0.55, row: air / (rows + 1) }
}

/** Lays a poster out. Pure: the same input gives the same poster on the server, on the screen and in the PDF. */
export function layoutPoster(given: PosterInput): PosterLayout {
  const { input, warnings } = prepare(given)
  const words = POSTER_WORDS[input.language]
  const footer = footerTexts(input)
  const foot = BOTTOM - footerHeight(footer.texts)
  const chosen = fit(input, foot)
  const share = shareSlack(chosen.slack, chosen.rows.length)
  const head = header(chosen.header.objective, share.sky)
  const organisation = oneLine(
    input.organisation,
    organisationWidth(words.name),
    ORGANISATION_FACE.face,
    ORGANISATION_FACE.size,
    input.language,
  )

  const primitives: Primitive[] = [
    { kind: 'rect', x: 0, y: 0, width: PAGE.width, height: PAGE.height, fill: COLOURS.paper },
    ...drawHeader(head, { organisation: organisation.text, name: words.name }, share.sky),
  ]
  let y = head.reach + AIR.head + share.head
  chosen.rows.forEach((row, index) => {
    if (index > 0) {
      const gap = AIR.row + share.row
      primitives.push({
        kind: 'path',
        d: segment(LEFT, y + gap * 0.5, RIGHT, y + gap * 0.5),
        fill: null,
        stroke: { color: COLOURS.line, width: 0.3 },
      })
      y += gap
    }
    primitives.push(...row.draw(LEFT, y))
    y += row.height
  })
  primitives.push(...drawFooter(footer.texts))

  const page = SIZE_MM[input.size]
  const by = page.width / PAGE.width
  return {
    ...page,
    language: input.language,
    title: [words.name, input.organisation].filter((text) => text !== '').join(' · '),
    objective: input.objective.replaceAll('\u00ad', ''),
    description: describePoster(input),
    primitives: by === 1 ? primitives : primitives.map((primitive) => scaled(primitive, by)),
    warnings: [
      ...warnings,
      ...fitWarnings(input, chosen),
      ...(organisation.cut ? [{ kind: 'cut', what: 'organisation' } as const] : []),
      ...(footer.cut ? [{ kind: 'cut', what: 'footer' } as const] : []),
    ],
  }
}
