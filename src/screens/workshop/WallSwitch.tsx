import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import styles from './Links.module.css'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** Whether screens that only look on show the code, too: not unless wanted, since whoever sees it can come in and write. */
export function WallSwitch() {
  const t = useT()
  const { me, series } = useWorkshop()
  const { busy, run } = useCommand()
  const isShown = series.codeOnWall === true
  return (
    <label className={styles['wall']}>
      <input
        type="checkbox"
        checked={isShown}
        aria-disabled={busy('wall') || undefined}
        onChange={() => void run('wall', () => api.updateSeries(me.seriesId, { codeOnWall: !isShown }))}
      />
      {t('workshop.codeOnWall')}
    </label>
  )
}
