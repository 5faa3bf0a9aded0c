import type { TextRef } from '../../model/acts.ts'

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
