import type { TextKey } from '../../i18n/index.ts'
import type { InkColor } from '../../model/ink.ts'

/** What each colour of ink is called, since colour alone tells nothing to some. */
export const inkName: Readonly<Record<InkColor, TextKey>> = {
  night: 'drawing.colorNight',
  aurora: 'drawing.colorAurora',
  cloudberry: 'drawing.colorCloudberry',
  heather: 'drawing.colorHeather',
  lingonberry: 'drawing.colorLingonberry',
}
