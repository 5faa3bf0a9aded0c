import { useLocation } from 'wouter'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Gate } from '../join/Gate.tsx'

/** An address that leads nowhere. */
export function LostScreen() {
  const t = useT()
  const [, navigate] = useLocation()
  return (
    <Gate title={t('home.lostTitle')} text={t('home.lostText')}>
      <Button kind="primary" size="l" onClick={() => navigate('/')}>
        {t('common.toStart')}
      </Button>
    </Gate>
  )
}
