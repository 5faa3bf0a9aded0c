import { Lock, LockOpen } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { CanvasRef } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import styles from './CanvasSwitch.module.css'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** Opens the shown canvas to participants, or closes it. */
export function CanvasSwitch({ canvas }: { readonly canvas: CanvasRef }) {
  const t = useT()
  const { me } = useWorkshop()
  const { busy, run } = useCommand()
  const isOpen = canvas.state === 'open'
  const Icon = isOpen ? LockOpen : Lock
  const words = t(isOpen ? 'workshop.isOpen' : 'workshop.isClosed')
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOpen}
      aria-disabled={busy('state') || undefined}
      // What it switches, and the words that one sees: who steers the page by voice says those.
      aria-label={`${t('workshop.participantsWrite')}: ${words}`}
      title={t(isOpen ? 'workshop.closeCanvas' : 'workshop.openCanvas')}
      className={styles['switch']}
      onClick={() =>
        void run('state', () => api.setCanvasState(me.seriesId, canvas.id, isOpen ? 'closed' : 'open'))
      }
    >
      <span className={styles['track']} aria-hidden>
        <span className={styles['knob']}>
          <Icon />
        </span>
      </span>
      <span className={styles['text']}>{words}</span>
    </button>
  )
}
