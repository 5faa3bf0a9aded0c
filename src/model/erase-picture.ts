import * as Y from 'yjs'
import type { CanvasArchive } from './archive-canvas.ts'
import { act } from './documents.ts'
import { readPictureFile } from './pictures.ts'
import { readSeries } from './series.ts'
import { setCanvasFace } from './series-writing.ts'

const isFile = (value: unknown, hash: string): boolean => readPictureFile(value)?.hash === hash

/**
 * Takes a picture out of a canvas' document: things that show it, also removed ones, and fields of type `image`. They are
 * deleted where they stand: nothing in them is more than a name of the picture, which is gone, and a deletion wins.
 * @returns whether it was there
 */
export function forgetPicture(doc: Y.Doc, hash: string): boolean {
  return act(doc, () => {
    let count = 0
    for (const [id, thing] of doc.getMap('pictures')) {
      if (!(thing instanceof Y.Map) || !isFile(thing.get('file'), hash)) continue
      doc.getMap('pictures').delete(id)
      count++
    }
    for (const [field, file] of doc.getMap('images')) {
      if (!isFile(file, hash)) continue
      doc.getMap('images').delete(field)
      count++
    }
    return count > 0
  })
}

/** Takes a picture out of a series' own document, where it is shown as a customer's face. */
export function forgetFace(doc: Y.Doc, hash: string): void {
  for (const { id, face } of readSeries(doc)?.canvases ?? []) {
    if (face?.picture?.hash === hash) setCanvasFace(doc, id, { ...face, picture: null })
  }
}

/** A kept version of a canvas without a picture; the same object when it does not hold it. */
export function archiveWithoutPicture(archive: CanvasArchive, hash: string): CanvasArchive {
  const pictures = archive.pictures.filter(({ file }) => file.hash !== hash)
  const images = Object.entries(archive.images).filter(([, file]) => file.hash !== hash)
  const isSame =
    pictures.length === archive.pictures.length && images.length === Object.keys(archive.images).length
  return isSame ? archive : { ...archive, pictures, images: Object.fromEntries(images) }
}
