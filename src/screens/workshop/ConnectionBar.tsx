import { CloudAlert, CloudOff, Unplug } from 'lucide-react'
import { useStore } from 'zustand'
import { closeText, refusalText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import styles from './ConnectionBar.module.css'

/** One line while something stands between this page and the server; what is written stays on the screen. */
export function ConnectionBar({ room }: { readonly room: Room }) {
  const t = useT()
  const connection = useStore(room.state, (state) => state.connection)
  const refused = useStore(room.state, (state) => state.refused)
  if (connection.is === 'ended') {
    return (
      <output className={styles['bar']} data-kind="ended">
        <Unplug aria-hidden />
        {closeText(t, connection.code)} {t('workshop.copyFirst')}
      </output>
    )
  }
  if (connection.is === 'offline') {
    return (
      <output className={styles['bar']}>
        <CloudOff aria-hidden />
        {t('workshop.offlineBar')}
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
