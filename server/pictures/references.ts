import * as Y from 'yjs'
import { readPictureFile } from '../../src/model/pictures.ts'

/** The pictures that a document refers to, also those of things that were removed: undo brings them back. */
export function picturesIn(doc: Y.Doc): ReadonlySet<string> {
  const files = [
    ...[...doc.getMap('pictures').values()].map((thing) =>
      thing instanceof Y.Map ? thing.get('file') : null,
    ),
    ...doc.getMap('images').values(),
  ]
  return new Set(files.flatMap((file) => readPictureFile(file)?.hash ?? []))
}

/** Everything in a text that could be the hash of a picture: a version that cannot be read keeps its pictures, too. */
export const hashesIn = (json: string): readonly string[] => json.match(/[0-9a-f]{64}/g) ?? []
