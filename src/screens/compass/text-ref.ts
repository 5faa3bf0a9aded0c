import type * as Y from 'yjs'
import { type TextRef, findText } from '../../model/acts.ts'
import { KEY_RESULT_TEXTS } from '../../model/compass.ts'

/** One string for a reference to a shared text: what awareness says that somebody writes in. */
export function textKey(ref: TextRef): string {
  switch (ref.of) {
    case 'canvas':
      return ref.key
    case 'deed':
    case 'note':
    case 'group':
    case 'picture':
      return ref.id
    case 'keyResult':
      return `${ref.id}.${ref.key}`
  }
}

/** The other way round; null when the compass has no such text. */
export function textRef(doc: Y.Doc, key: string): TextRef | null {
  const last = key.lastIndexOf('.')
  const refs: TextRef[] = [
    { of: 'canvas', key },
    { of: 'deed', id: key },
    { of: 'note', id: key },
    ...KEY_RESULT_TEXTS.filter((text) => text === key.slice(last + 1)).map((text): TextRef => ({
      of: 'keyResult',
      id: key.slice(0, last),
      key: text,
    })),
  ]
  return refs.find((ref) => findText(doc, ref) !== null) ?? null
}
