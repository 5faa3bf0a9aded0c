import type { TextKey } from '../../i18n/index.ts'
import type { StampKind } from '../../model/stamps.ts'

/** What each stamp and reaction is called. */
export const stampName: Readonly<Record<StampKind, TextKey>> = {
  heart: 'drawing.heart',
  star: 'drawing.star',
  thumb: 'drawing.thumb',
  question: 'drawing.question',
  bang: 'drawing.bang',
  check: 'drawing.check',
}
