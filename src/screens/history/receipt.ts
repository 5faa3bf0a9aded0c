import type { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import type { Scrubbed } from '../../sync/protocol-http.ts'
import { notify } from '../../ui/notices.ts'
import { canvasName } from '../workshop/stage.ts'

interface Receipt {
  readonly unread: readonly string[]
  readonly unreadDesk?: boolean
  readonly unreadSeries?: boolean
  readonly scrubbed?: Scrubbed
}

type T = ReturnType<typeof useT>

/**
 * What the server cannot read, and what follows from it: by itself, that what was to be erased may still be there; null: nothing.
 * @param series null: it cannot be read, so that nothing says which canvases these are
 */
export function unreadText(
  t: T,
  series: Series | null,
  {
    unread,
    unreadDesk = false,
    unreadSeries = false,
  }: Pick<Receipt, 'unread' | 'unreadDesk' | 'unreadSeries'>,
  text: 'history.unread' | 'history.archiveUnread' = 'history.unread',
): string | null {
  const names = series
    ? unread.map((id) => {
        const canvas = series.canvases.find((other) => other.id === id)
        return canvas ? canvasName(canvas, series) : id
      })
    : unread.length > 0
      ? [t('history.unreadSheets', { count: unread.length })]
      : []
  const places = [
    ...names,
    ...(unreadDesk ? [t('history.unreadDesk')] : []),
    ...(unreadSeries ? [t('history.unreadSeries')] : []),
  ]
  return places.length === 0 ? null : t(text, { places: [...new Set(places)].join(', ') })
}

/** What is left to do in the server's files, and by whom; null: nothing. */
export function scrubText(t: T, scrubbed: Scrubbed = true): string | null {
  if (scrubbed === 'later') return t('history.scrubbedLater')
  return scrubbed ? null : t('history.notScrubbed')
}

/** Says what was erased, and what of it is left to do. */
export function notifyErased(t: T, series: Series | null, said: string, receipt: Receipt): void {
  const unread = unreadText(t, series, receipt)
  const rest = [unread, scrubText(t, receipt.scrubbed)]
  const text = [said, ...rest].filter((part) => part !== null).join(' ')
  // What somebody has to do about it is not to go by itself.
  notify({ kind: unread === null ? 'info' : 'error', text })
}
