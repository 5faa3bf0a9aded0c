import { DoorClosed, DoorOpen } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Links.module.css'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

interface JoiningSwitchProps {
  readonly joining: boolean
  readonly refresh: () => Promise<void>
}

/** Whether new people may come in. Those who are in stay in. */
export function JoiningSwitch({ joining, refresh }: JoiningSwitchProps) {
  const t = useT()
  const { me } = useWorkshop()
  const { busy, run } = useCommand()
  async function change() {
    const done = await run('joining', () => api.updateSeries(me.seriesId, { joining: !joining }))
    if (done !== null) await refresh()
  }
  return (
    <div className={styles['joining']}>
      <p className={styles['joiningState']}>
        {joining ? <DoorOpen aria-hidden /> : <DoorClosed aria-hidden />}
        {t(joining ? 'workshop.joiningOpen' : 'workshop.joiningClosed')}
      </p>
      <Button aria-disabled={busy('joining') || undefined} onClick={() => void change()}>
        {t(joining ? 'workshop.closeJoining' : 'workshop.openJoining')}
      </Button>
    </div>
  )
}
