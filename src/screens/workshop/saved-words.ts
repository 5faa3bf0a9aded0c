import type { TextKey, useT } from '../../i18n/index.ts'
import type { SavedState } from './saved-state.ts'

const WHY = {
  ended: 'workshop.whyEnded',
  'read-only': 'workshop.whyReadOnly',
  closed: 'workshop.whyClosed',
  storage: 'workshop.whyStorage',
  offline: 'workshop.whyOffline',
  slow: 'workshop.whySlow',
} as const satisfies Readonly<Record<string, TextKey>>

/** One sentence after the other. */
const WORDS: Readonly<Record<SavedState, readonly TextKey[]>> = {
  saved: ['workshop.savedMore'],
  saving: ['workshop.savingMore'],
  connecting: ['workshop.connectingMore'],
  keeping: ['workshop.keepingMore'],
  left: ['workshop.leftMore'],
  offline: ['workshop.offlineMore'],
  ended: ['workshop.endedMore'],
  'here-ended': ['workshop.hereMore', WHY.ended],
  'here-read-only': ['workshop.hereMore', WHY['read-only']],
  'here-closed': ['workshop.hereMore', WHY.closed],
  'here-storage': ['workshop.hereMore', WHY.storage],
  'here-offline': ['workshop.hereMore', WHY.offline],
  'here-slow': ['workshop.hereMore', WHY.slow],
  'nowhere-ended': ['workshop.nowhereMore', WHY.ended],
  'nowhere-read-only': ['workshop.nowhereMore', WHY['read-only']],
  'nowhere-closed': ['workshop.nowhereMore', WHY.closed],
  'nowhere-storage': ['workshop.nowhereMore', WHY.storage],
  'nowhere-offline': ['workshop.nowhereMore', WHY.offline],
  'nowhere-slow': ['workshop.nowhereMore', WHY.slow],
}

/** What a state of what was written means. */
export const wordsOf = (t: ReturnType<typeof useT>, state: SavedState): string =>
  WORDS[state].map((key) => t(key)).join(' ')
