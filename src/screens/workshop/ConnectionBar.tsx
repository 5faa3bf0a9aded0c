import { CloudAlert, CloudOff, Unplug } from 'lucide-react'
import { useStore } from 'zustand'
import { closeText, refusalText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { TextKey, Translate } from '../../i18n/index.ts'
import type { Role } from '../../model/role.ts'
import { CLOSE, type CloseCode } from '../../sync/protocol.ts'
import type { Room, RoomState } from '../../sync/room-types.ts'
import { KeptTexts } from '../kept/parts.tsx'
import styles from './ConnectionBar.module.css'
import { useWorkshop } from './workshop-context.ts'

/** What becomes of one's writing meanwhile; null for those who do not write, and where there is nothing to write on. */
function writingText({ unsaved, keeping, synced }: RoomState, role: Role): TextKey | null {
  if (unsaved) return keeping ? 'workshop.offlineHere' : 'workshop.offlineNowhere'
  return role === 'viewer' || !synced ? null : 'workshop.offlineGoOn'
}

/** Why there is no connection, as far as the server said so, and what becomes of one's writing. */
export function offlineWords(
  t: Translate,
  state: RoomState,
  role: Role,
  code: CloseCode | undefined,
): string {
  const why = code === undefined ? t('workshop.offlineBar') : closeText(t, code)
  const writing = writingText(state, role)
  return writing ? `${why} ${t(writing)}` : why
}

/** One line while something stands between this page and the server; what is written stays on the screen. `TellState` says it. */
export function ConnectionBar({ room }: { readonly room: Room }) {
  const t = useT()
  const { me } = useWorkshop()
  const state = useStore(room.state)
  const { connection, refused, unsaved } = state
  if (connection.is === 'ended') {
    return (
      <aside className={styles['bar']} data-kind="ended">
        <p className={styles['words']}>
          <Unplug aria-hidden />
          {closeText(t, connection.code)} {unsaved && t('workshop.copyFirst')}
        </p>
        {unsaved && <KeptTexts seriesId={me.seriesId} stays={connection.code === CLOSE.unknown} />}
      </aside>
    )
  }
  if (connection.is === 'offline') {
    return (
      <aside className={styles['bar']}>
        <p className={styles['words']}>
          <CloudOff aria-hidden />
          {offlineWords(t, state, me.role, connection.code)}
        </p>
      </aside>
    )
  }
  if (refused === 'storage-failed') {
    return (
      <aside className={styles['bar']}>
        <p className={styles['words']}>
          <CloudAlert aria-hidden />
          {refusalText(t, refused)}
        </p>
      </aside>
    )
  }
  return null
}
