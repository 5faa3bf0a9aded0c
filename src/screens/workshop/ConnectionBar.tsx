import { CloudAlert, CloudOff, Unplug } from 'lucide-react'
import { useStore } from 'zustand'
import { closeText, refusalText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { TextKey, Translate } from '../../i18n/index.ts'
import type { CloseCode } from '../../sync/protocol.ts'
import type { Room, RoomState } from '../../sync/room-types.ts'
import { KeptTexts } from '../kept/parts.tsx'
import styles from './ConnectionBar.module.css'
import { useWorkshop } from './workshop-context.ts'

function offlineText({ unsaved, kept }: RoomState): TextKey {
  if (!unsaved) return 'workshop.offlineBar'
  return kept ? 'workshop.offlineHere' : 'workshop.offlineNowhere'
}

/** Why the server sent this page away, if it said so; and that the page must stay open where that alone keeps the words. */
function offlineWords(t: Translate, state: RoomState, code: CloseCode | undefined): string {
  if (code === undefined) return t(offlineText(state))
  const why = closeText(t, code)
  return state.unsaved && !state.kept ? `${why} ${t('workshop.offlineNowhere')}` : why
}

/** One line while something stands between this page and the server; what is written stays on the screen. */
export function ConnectionBar({ room }: { readonly room: Room }) {
  const t = useT()
  const { me } = useWorkshop()
  const state = useStore(room.state)
  const { connection, refused, unsaved } = state
  if (connection.is === 'ended') {
    return (
      <div className={styles['bar']} data-kind="ended">
        <output className={styles['words']}>
          <Unplug aria-hidden />
          {closeText(t, connection.code)} {unsaved && t('workshop.copyFirst')}
        </output>
        {unsaved && <KeptTexts seriesId={me.seriesId} />}
      </div>
    )
  }
  if (connection.is === 'offline') {
    return (
      <output className={styles['bar']}>
        <CloudOff aria-hidden />
        {offlineWords(t, state, connection.code)}
      </output>
    )
  }
  if (refused === 'storage-failed') {
    return (
      <output className={styles['bar']}>
        <CloudAlert aria-hidden />
        {refusalText(t, refused)}
      </output>
    )
  }
  return null
}
