import type { CanvasArchive } from '../../src/model/archive-canvas.ts'
import { type Rect, SHEET } from '../../src/model/geometry.ts'
import {
  LINE_HEIGHT,
  NOTE_PADDING,
  type Picture,
  pictureOf,
  wordsOf,
} from '../../src/picture/sheet-picture.ts'
import { STAMP_BOX, STAMP_SHAPES, STAMP_SIZE } from '../../src/picture/stamp-shapes.ts'
import type { SheetTemplate } from '../../src/model/template.ts'
import { type Markup, html } from './markup.ts'
import type { Reading } from './page-sheet.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

/** Paper is light in every browser and on every printer; a page of its own when it is printed, lying, so that notes can be read. */
export const PICTURE_STYLE = `
.sheet { width: min(94vw, 75rem); margin: 1rem 0 1rem 50%; transform: translateX(-50%); }
.sheet svg { display: block; width: 100%; height: auto; border: 1px solid #8fa3b3; background: #fbfcfd; font: 12px system-ui, sans-serif;
  fill: #10243a; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.sheet .name { font-size: 26px; font-weight: 600; } .sheet .heading { font-size: 14px; font-weight: 600; fill: #43586b; }
.sheet .line { fill: none; stroke: #8fa3b3; stroke-width: 1.5; }
.sheet .centre { fill: #fbfcfd; }
.sheet .drawn { fill: none; stroke: #10243a; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.sheet .answers { stroke: #6d5197; stroke-dasharray: 5 5; }
.sheet .marker { fill-opacity: .34; }
@page sheet { size: A4 landscape; margin: 10mm; }
@media print {
  .sheet { page: sheet; width: auto; margin: 0; transform: none; } .sheet svg { width: auto; height: 168mm; margin: auto; }
  section:has(> .sheet) > :is(.eyebrow, h2, .about) { page: sheet; margin: 0; padding: 0; border: 0; font-size: 1rem; }
}
`

const NOTE_TINTS = {
  birch: '#f7f0cf',
  ice: '#dbe8f4',
  aurora: '#d5ece7',
  cloudberry: '#fde1bf',
  heather: '#e4daf1',
  lingonberry: '#f9d9de',
} as const
const INKS = {
  night: '#10243a',
  aurora: '#157f72',
  cloudberry: '#b4610a',
  heather: '#6d5197',
  lingonberry: '#b92d44',
} as const
const STAMP_INKS = {
  heart: INKS.lingonberry,
  star: '#a85a05',
  thumb: INKS.aurora,
  check: INKS.aurora,
  question: INKS.heather,
  bang: INKS.night,
} as const

const box = ({ x, y, width, height }: Rect): Markup =>
  html`x="${x}" y="${y}" width="${width}" height="${height}"`

const words = (lines: readonly string[], x: number, y: number): Markup | null =>
  lines.length === 0
    ? null
    : html`<text y="${y}">
        ${lines.map((line, index) => html`<tspan x="${x}" dy="${index === 0 ? 0 : LINE_HEIGHT}">${line}</tspan>`)}
      </text>`

function drawings({ things }: Picture): Markup {
  return html`${things.links.map(
    ({ kind, line, head }) =>
      html`<path class="${kind === 'answers' ? 'drawn answers' : 'drawn'}" d="${line}${head}" />`,
  )}${things.stamps.map(({ kind, x, y }) => {
    const { path, line, filled } = STAMP_SHAPES[kind]
    const ink = STAMP_INKS[kind]
    // As the board has it: a ring, the drawing smaller in it, and the paper through both.
    const scale = (STAMP_SIZE - 20) / STAMP_BOX
    const corner = STAMP_BOX / 2
    return html`<g
      data-stamp="${kind}"
      transform="translate(${x} ${y})"
      fill="none"
      stroke="${ink}"
      stroke-linecap="round"
    >
      <circle r="${STAMP_SIZE / 2 - 1}" fill="#fbfcfd" fill-opacity=".9" stroke-width="2" />
      <path
        transform="scale(${scale}) translate(${-corner} ${-corner})"
        d="${path}"
        stroke-width="${line}"
        ${filled ? html`fill="${ink}" fill-opacity=".24"` : null}
      />
    </g>`
  })}${things.strokes.map(
    ({ tool, color, path }) =>
      html`<path data-tool="${tool}" class="${tool}" fill="${INKS[color]}" d="${path}" />`,
  )}`
}

/**
 * A sheet as it looked, with its notes, pictures, arrows, stamps and ink at their places. What is written and drawn on it is
 * told in words beside it: here long notes are cut.
 */
export function sheetFigure(
  canvas: CanvasArchive,
  template: SheetTemplate,
  { language, pictures }: Reading,
): Markup {
  const picture = pictureOf(canvas, template, language)
  const { fields, centre, notes, things } = picture
  const name = template.name[language]
  return html`<figure class="sheet">
    <svg
      viewBox="0 0 ${SHEET.width} ${SHEET.height}"
      role="img"
      aria-label="${ARCHIVE_TEXTS[language].picture}: ${name}"
    >
      <text class="name" x="${SHEET.margin}" y="44">${name}</text>
      ${fields.map((field) => (field.round ? null : html`<rect class="line" ${box(field)} />`))}
      ${centre && html`<circle class="line centre" cx="${centre.x}" cy="${centre.y}" r="${centre.radius}" />`}
      ${fields.map((field) => {
        const at = wordsOf(field, centre)
        return html`<g text-anchor="${field.round ? 'middle' : 'start'}">
          <text class="heading" x="${at.x}" y="${at.heading}">${field.heading}</text>
          ${words(field.lines, at.x, at.lines)}
        </g>`
      })}
      ${things.images.map((image) => {
        const address = pictures.get(image.hash)
        return address === undefined ? null : html`<use ${box(image)} href="${address}" />`
      })}
      ${things.groups.map(
        (group) =>
          html`<rect class="line" ${box(group)} rx="8" />
            ${words(group.title === '' ? [] : [group.title], group.x + NOTE_PADDING, group.y + 16)}`,
      )}
      ${notes.map(
        (note) =>
          html`<rect ${box(note)} rx="3" fill="${NOTE_TINTS[note.color]}" stroke="#8fa3b3" />
            ${words(note.lines, note.x + NOTE_PADDING, note.y + NOTE_PADDING + 11)}`,
      )}
      ${drawings(picture)}
    </svg>
  </figure> `
}
