import { MailQuestion, UserCheck } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import type { CanvasRef } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import type { Room } from '../../sync/room-types.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './HeldBar.module.css'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** To the facilitator of a closed canvas: who wrote too late, and the way to take it all the same. */
export function HeldBar({ canvas, room }: { readonly canvas: CanvasRef; readonly room: Room }) {
  const t = useT()
  const { me } = useWorkshop()
  const { busy, run } = useCommand()
  const held = useStore(room.state, (state) => state.held)
  if (held === 0) return null
  return (
    <div className={styles['bar']}>
      <p className={styles['words']}>
        <MailQuestion aria-hidden />
        {t('workshop.heldWrites', { count: held })}
      </p>
      <Button
        kind="primary"
        icon={UserCheck}
        aria-disabled={busy('letIn') || undefined}
        onClick={() => void run('letIn', () => api.letIn(me.seriesId, canvas.id))}
      >
        {t('workshop.letIn')}
      </Button>
    </div>
  )
}
