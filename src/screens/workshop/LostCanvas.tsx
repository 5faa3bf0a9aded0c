import { useLocation } from 'wouter'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { workshopPath } from '../paths.ts'
import { Quiet } from './Quiet.tsx'
import { useWorkshop } from './workshop-context.ts'

/** The address names a canvas that this series does not have. */
export function LostCanvas() {
  const t = useT()
  const [, navigate] = useLocation()
  const { me, series } = useWorkshop()
  return (
    <Quiet title={t('workshop.lostTitle')} text={t('workshop.lostText')}>
      <Button kind="primary" size="l" onClick={() => navigate(workshopPath(me.seriesId, me.role))}>
        {t(series.current === null ? 'workshop.backToStart' : 'workshop.backToStep')}
      </Button>
    </Quiet>
  )
}
