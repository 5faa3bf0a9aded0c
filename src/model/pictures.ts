import * as Y from 'yjs'
import { act, readNumber, readString, readText } from './documents.ts'
import { type Place, readPlace } from './note.ts'
import { addThing, shownThing, thingOf } from './things.ts'

/** The SHA-256 of a stored picture, in hex: its address under `/api/series/<series>/pictures/`. */
const HASH = /^[0-9a-f]{64}$/

/** A picture that the server keeps, and its size in pixels. */
export interface PictureFile {
  readonly hash: string
  readonly width: number
  readonly height: number
}

/** A picture put on the paper. `width`, `height`: as it is shown, sheet units. */
export interface Picture {
  readonly id: string
  readonly at: Place
  readonly width: number
  readonly height: number
  readonly file: PictureFile
  /** What is to be seen on it, for those who do not see it. */
  readonly alt: string
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

const positive = (value: unknown): number | null => {
  const number = readNumber(value)
  return number !== null && number > 0 ? number : null
}

/** Reads a reference to a stored picture, of which nothing is certain. */
export function readPictureFile(value: unknown): PictureFile | null {
  if (typeof value !== 'object' || value === null) return null
  const { hash, width, height } = value as Record<string, unknown>
  const [wide, high] = [positive(width), positive(height)]
  if (typeof hash !== 'string' || !HASH.test(hash) || wide === null || high === null) return null
  return Object.freeze({ hash, width: wide, height: high })
}

/** A frozen snapshot of a picture, or null when it is removed, unknown or malformed. */
export function readPicture(doc: Y.Doc, id: string): Picture | null {
  const picture = shownThing(doc, 'pictures', id)
  const at = readPlace(picture?.get('at'))
  const file = readPictureFile(picture?.get('file'))
  if (!picture || !at || !file) return null
  return Object.freeze({
    id,
    at: Object.freeze(at),
    width: positive(picture.get('width')) ?? 200,
    height: positive(picture.get('height')) ?? 200,
    file,
    alt: readText(picture.get('text')),
    by: readString(picture.get('by')) || null,
    made: readNumber(picture.get('made')) ?? 0,
  })
}

/** Adds a picture. An id that exists already is left as it is. */
export function addPicture(doc: Y.Doc, { id, at, width, height, file, alt, by, made }: Picture): void {
  addThing(doc, 'pictures', id, {
    at: { ...at },
    width,
    height,
    file: { ...file },
    text: new Y.Text(alt),
    by,
    made,
  })
}

/** What is to be seen on it, to be written through `text.ts`; null when there is no such picture. */
export function pictureAlt(doc: Y.Doc, id: string): Y.Text | null {
  const text = thingOf(doc, 'pictures', id)?.get('text')
  return text instanceof Y.Text ? text : null
}

/** The picture of a field of type `image`, as the customer's: root map `images`, field → file. */
export const readImage = (doc: Y.Doc, field: string): PictureFile | null =>
  readPictureFile(doc.getMap('images').get(field))

/** Sets the picture of a field of type `image`, or with null takes it away. */
export function setImage(doc: Y.Doc, field: string, file: PictureFile | null): void {
  act(doc, () => {
    const images = doc.getMap('images')
    if (file === null) images.delete(field)
    else images.set(field, { ...file })
  })
}
