import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import type { Language } from '../../src/model/language.ts'
import type { CanvasTemplate } from '../../src/model/template.ts'
import type { ArchivedCanvas, SeriesArchive } from '../../src/model/archive-series.ts'
import { PROFILE_NAME } from '../series/faces.ts'
import { compassSection } from './page-compass.ts'
import { PICTURE_STYLE } from './page-picture.ts'
import { PAGE_STYLE } from './page-style.ts'
import { type Author, type Reading, sheetSection } from './page-sheet.ts'
import { Markup, html } from './markup.ts'
import { around } from './pieces.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

/** Where the pictures come. What people wrote cannot read like it: in texts `<` is escaped. */
const PHOTOS = new Markup('<!-- photos -->')

/**
 * A series as a page to be read and printed, in its own language. Names of those who wrote are there when the archive has them.
 * @returns its pieces, each picture one of its own
 */
export function archivePage(archive: SeriesArchive): Iterable<string> {
  const { series, canvases, participants } = archive
  const t = ARCHIVE_TEXTS[series.language]
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  const author: Author = (by) => {
    const name = by === null ? undefined : names.get(by)
    return name === undefined ? null : html` <span class="quiet">(${t.by} ${name})</span>`
  }
  const day = new Intl.DateTimeFormat(series.language, { dateStyle: 'long', timeZone: 'Europe/Helsinki' })
  const name = (canvas: ArchivedCanvas) =>
    CANVAS_TEMPLATES.get(canvas.template)?.name[series.language] ?? canvas.template
  const addresses = new Map(archive.pictures.map(({ hash }, index) => [hash, `#photo-${index + 1}`]))
  const texts = new Map(
    canvases.map(({ id, content }) => [id, new Map(content.notes.map((note) => [note.id, note.text]))]),
  )
  const reading: Reading = {
    language: series.language,
    author,
    pictures: addresses,
    words: (canvas, note) => texts.get(canvas)?.get(note) ?? null,
  }
  const owner = [series.organisation, series.place].filter((part) => part !== '').join(', ')
  const page = html`<!doctype html>
    <html lang="${series.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${series.title} – ${t.title}</title>
        <style>
          ${new Markup(PAGE_STYLE + PICTURE_STYLE)}
        </style>
      </head>
      <body>
        ${PHOTOS}
        <header>
          <p class="quiet">${t.title}</p>
          <h1>${series.title}</h1>
          ${owner === '' ? null : html`<p>${owner}</p>`}
          <p class="quiet">${t.about} ${day.format(archive.exported)}</p>
          ${unlisted(archive)}
        </header>
        <nav aria-labelledby="contents">
          <h2 id="contents">${t.contents}</h2>
          <ul>
            ${archive.unlisted ? null : html`<li><a href="#agenda">${t.agenda}</a></li>`}
            ${canvases.map((canvas, index) => html`<li><a href="#canvas-${index + 1}">${name(canvas)}</a></li> `)}
          </ul>
        </nav>
        <main>
          ${archive.unlisted ? null : html`<section aria-labelledby="agenda">${agenda(archive)}</section>`}
          ${canvases.map(
            (canvas, index) =>
              html`<section aria-labelledby="canvas-${index + 1}">
                ${workshopsOf(canvas, archive)}
                <h2 id="canvas-${index + 1}">${name(canvas)}</h2>
                ${damage(canvas, archive)}${customer(canvas, archive)}${canvasSection(canvas, reading)}
              </section> `,
          )}
        </main>
      </body>
    </html> `
  const [before = '', after = ''] = page.text.split(PHOTOS.text)
  return around(before, photos(archive), after)
}

/** Every picture, once: it is long, and shown on its sheet and among the words. */
function photos({ pictures, canvases }: SeriesArchive): (() => string)[] {
  if (pictures.length === 0) return []
  const files = canvases.flatMap(({ content }) => [
    ...Object.values(content.images),
    ...content.pictures.map(({ file }) => file),
  ])
  const sizes = new Map(files.map((file) => [file.hash, file]))
  const symbols = pictures.map(({ hash, type, data }, index) => () => {
    const { width, height } = sizes.get(hash) ?? { width: 1, height: 1 }
    return html`<symbol id="photo-${index + 1}" viewBox="0 0 ${width} ${height}">
      <image width="${width}" height="${height}" href="data:${type};base64,${new Markup(data)}" />
    </symbol> `.text
  })
  return [() => '<svg class="photos" width="0" height="0" aria-hidden="true">', ...symbols, () => '</svg>']
}

function agenda({ steps, series }: SeriesArchive): Markup {
  const t = ARCHIVE_TEXTS[series.language]
  const workshops = ([1, 2, 3] as const).filter((number) => steps.some(({ workshop }) => workshop === number))
  return html`<h2 id="agenda">${t.agenda}</h2>
    ${workshops.map(
      (number) =>
        html`<h3>${t.workshop} ${number}</h3>
          <table class="agenda">
            ${steps
              .filter(({ workshop }) => workshop === number)
              .map(
                ({ title, minutes }) =>
                  html`<tr>
                    <td>${title}</td>
                    <td>${minutes} ${t.minutes}</td>
                  </tr> `,
              )}
          </table> `,
    )}`
}

/** In which workshops a canvas is worked on; null when no step shows it. */
function workshopsOf({ id }: ArchivedCanvas, { steps, series }: SeriesArchive): Markup | null {
  const numbers = new Set(
    steps.flatMap(({ workshop, shows }) => (shows.kind === 'canvas' && shows.canvas === id ? workshop : [])),
  )
  if (numbers.size === 0) return null
  const t = ARCHIVE_TEXTS[series.language]
  const told = [...numbers].toSorted((a, b) => a - b).join(', ')
  return html`<p class="eyebrow">${numbers.size === 1 ? t.workshop : t.workshops} ${told}</p> `
}

/** What is missing of a series whose own document could not be read; null where it could. */
function unlisted({ unlisted: isSo, damaged, canvases, series }: SeriesArchive): Markup | null {
  if (!isSo) return null
  const t = ARCHIVE_TEXTS[series.language]
  const lost = damaged.filter(({ canvas }) => canvas !== null && canvases.every(({ id }) => id !== canvas))
  return html`<p><strong>${t.unlisted}</strong></p>
    ${lost.length === 0 ? null : html`<p><strong>${t.lostCanvases} ${lost.length}</strong></p>`}`
}

/** That a canvas is not as it was when the archive was made, since it could not be read. */
function damage({ id }: ArchivedCanvas, { damaged, series: { language } }: SeriesArchive): Markup | null {
  const found = damaged.find(({ canvas }) => canvas === id)
  if (!found) return null
  const t = ARCHIVE_TEXTS[language]
  if (found.kept === null) return html`<p><strong>${t.damagedLost}</strong></p> `
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Helsinki',
  })
  return html`<p><strong>${t.damagedKept} ${time.format(found.kept)}</strong></p> `
}

/** Whom a canvas is about: there may be several of a kind, each about another customer. */
function customer({ about }: ArchivedCanvas, { canvases, series }: SeriesArchive): Markup | null {
  const profile = canvases.find(({ id }) => id === about)
  const name = profile?.content.texts[PROFILE_NAME]?.trim() ?? ''
  return name === '' ? null : html`<p class="about">${ARCHIVE_TEXTS[series.language].customer}: ${name}</p> `
}

function canvasSection({ id, content, template: key }: ArchivedCanvas, reading: Reading): Markup {
  const template = CANVAS_TEMPLATES.get(key)
  if (template?.kind === 'compass') return compassSection(content, template, reading.language, reading.author)
  return html`${sheetSection(id, content, template ?? null, reading)}${attribution(template, reading.language)}`
}

/** The line that a sheet's licence asks for. */
function attribution(template: CanvasTemplate | undefined, language: Language): Markup | null {
  if (!template?.attribution) return null
  const { text, url } = template.attribution
  return html`<p class="quiet"><a rel="license" href="${url}">${text[language]}</a></p> `
}
