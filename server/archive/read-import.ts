import * as Y from 'yjs'
import { fillFromArchive, unknownCanvas } from '../../src/model/archive-documents.ts'
import { type SeriesArchive, parseSeriesArchive, shownPictures } from '../../src/model/archive-series.ts'
import type { Language } from '../../src/model/language.ts'
import { cleanTitle } from '../http/input.ts'
import type { CleanPicture } from '../pictures/picture.ts'
import { readPictureBytes } from '../pictures/read-picture.ts'
import { Refusal } from '../refusal.ts'
import { DESK_PATH, SERIES_PATH, canvasPath } from '../series/read.ts'

/** What an import may hold: units of a text, bytes of a document, of a picture, and of all pictures. */
export interface ImportLimits {
  readonly text: number
  readonly document: number
  readonly picture: number
  readonly seriesPictures: number
}

/** An archive as it is stored: its documents' states, and its pictures. */
export interface ReadImport {
  readonly language: Language
  readonly documents: readonly { readonly path: string; readonly state: Uint8Array<ArrayBuffer> }[]
  readonly pictures: readonly (CleanPicture & { readonly hash: string })[]
}

/**
 * Reads a file into all that is stored of it. Of 80 MB that takes seconds, so a large one is read by `import-thread.ts`.
 * @param bytes UTF-8
 * @throws Refusal `archive-newer`, `not-an-archive`, `too-long`, `pictures-full`, or `too-large` for a canvas or a picture
 */
export function readImport(bytes: Uint8Array, limits: ImportLimits): ReadImport {
  const archive = withCleanTitles(checked(parsed(bytes), limits))
  const pictures = readPictures(archive, limits)
  return { language: archive.series.language, documents: documentsOf(archive, limits), pictures }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new Refusal('not-an-archive', 'The file is no JSON.')
  }
}

/** A file's content as an archive of this version. */
function checked(input: unknown, limits: ImportLimits): SeriesArchive {
  const found = parseSeriesArchive(input)
  if (!found.ok && found.reason === 'newer') throw new Refusal('archive-newer')
  if (!found.ok) {
    const { place } = found
    throw new Refusal('not-an-archive', ...(place === null ? [] : [`${place}: not as expected.`]))
  }
  const archive = found.value
  if (unknownCanvas(archive) !== null) throw new Refusal('archive-newer')
  if (longestText(archive) > limits.text) throw new Refusal('too-long')
  return archive
}

/** The longest text that people write together, UTF-16 code units. */
function longestText({ canvases, desk }: SeriesArchive): number {
  let longest = 0
  const measure = (text: string) => {
    longest = Math.max(longest, text.length)
  }
  for (const text of Object.values(desk)) measure(text)
  for (const { content } of canvases) {
    for (const text of Object.values(content.texts)) measure(text)
    for (const { text } of content.notes) measure(text)
    for (const { text } of content.deeds) measure(text)
    for (const { words } of content.sources) measure(words)
    for (const { text } of content.comments) measure(text)
    for (const { title } of content.groups) measure(title)
    for (const { alt } of content.pictures) measure(alt)
    for (const { statement, name, unit, owner } of content.keyResults) {
      for (const text of [statement, name, unit, owner]) measure(text)
    }
  }
  return longest
}

function withCleanTitles(archive: SeriesArchive): SeriesArchive {
  const { title, organisation, place } = archive.series
  const named = {
    title: cleanTitle(title),
    organisation: cleanTitle(organisation),
    place: cleanTitle(place),
  }
  if (named.title === '') throw new Refusal('not-an-archive', 'series.title: not as expected.')
  return { ...archive, series: { ...archive.series, ...named } }
}

/** The pictures that an archive's canvases show, each checked as one that is brought. */
function readPictures(archive: SeriesArchive, limits: ImportLimits): ReadImport['pictures'] {
  const shown = shownPictures(archive.canvases)
  let sum = 0
  return archive.pictures.flatMap(({ hash, data }, index) => {
    if (!shown.has(hash)) return []
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > limits.picture) throw partTooLarge()
    const read = readPictureBytes(bytes)
    if (!read.ok || read.picture.hash !== hash) {
      throw new Refusal('not-an-archive', `pictures.${index}: not as expected.`)
    }
    sum += read.picture.bytes.length
    if (sum > limits.seriesPictures) throw new Refusal('pictures-full')
    return [read.picture]
  })
}

const partTooLarge = (): Refusal =>
  new Refusal('too-large', 'A canvas or a picture in the archive is larger than this server takes.')

function documentsOf(archive: SeriesArchive, limits: ImportLimits): ReadImport['documents'] {
  const docs = new Map<string, Y.Doc>()
  const docAt = (path: string): Y.Doc => {
    const doc = docs.get(path) ?? new Y.Doc()
    docs.set(path, doc)
    return doc
  }
  const documents = { series: docAt(SERIES_PATH), desk: docAt(DESK_PATH) }
  fillFromArchive({ ...documents, canvas: ({ id }) => docAt(canvasPath(id)) }, archive)
  return [...docs].map(([path, doc]) => {
    const state = Uint8Array.from(Y.encodeStateAsUpdate(doc))
    if (state.length > limits.document) throw partTooLarge()
    return { path, state }
  })
}
