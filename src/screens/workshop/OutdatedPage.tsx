import { RotateCw } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Quiet } from './Quiet.tsx'

/** The server has been updated beyond what this page knows. */
export function OutdatedPage() {
  const t = useT()
  return (
    <Quiet title={t('workshop.outdatedTitle')} text={t('workshop.outdatedText')}>
      <Button kind="primary" size="l" icon={RotateCw} onClick={() => window.location.reload()}>
        {t('common.reload')}
      </Button>
    </Quiet>
  )
}
