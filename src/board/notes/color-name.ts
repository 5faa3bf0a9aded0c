import type { TextKey } from '../../i18n/index.ts'
import type { NoteColor } from '../../model/note.ts'

/** What each tint is called, since colour alone tells nothing to some. */
export const colorName: Readonly<Record<NoteColor, TextKey>> = {
  birch: 'board.colorBirch',
  ice: 'board.colorIce',
  aurora: 'board.colorAurora',
  cloudberry: 'board.colorCloudberry',
  heather: 'board.colorHeather',
  lingonberry: 'board.colorLingonberry',
}
