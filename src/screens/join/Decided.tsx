import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Role } from '../../model/role.ts'
import type { FailureCode } from '../../sync/answer.ts'
import { forgetSession } from '../../sync/kept-session.ts'
import { Button } from '../../ui/Button.tsx'
import { onDemand } from '../../ui/on-demand.tsx'
import { KeptTexts } from '../kept/parts.tsx'
import { Gate } from './Gate.tsx'
import { NoSession } from './NoSession.tsx'

const DamagedSeries = onDemand(async () => (await import('../workshop/overlays.ts')).DamagedSeries)

interface DecidedProps {
  readonly code: FailureCode
  readonly seriesId: string
  readonly role: Role | null
  readonly retry: () => void
}

/** A door that does not open by itself: the server has said why. */
export function Decided({ code, seriesId, role, retry }: DecidedProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const isOut = code === 'no-session' || code === 'not-allowed'
  useEffect(() => {
    if (isOut) void forgetSession(seriesId, role)
    if (code === 'not-found') void forgetSession(seriesId, null)
  }, [code, isOut, seriesId, role])
  if (isOut) {
    return <NoSession code={code} seriesId={seriesId} role={role} />
  }
  if (code === 'damaged') return <DamagedSeries seriesId={seriesId} />
  const isNone = code === 'not-found'
  return (
    <Gate title={t(isNone ? 'join.notFoundTitle' : 'join.troubleTitle')} text={errorText(t, code)}>
      <Button kind="primary" size="l" onClick={isNone ? () => navigate('/') : retry}>
        {t(isNone ? 'common.toStart' : 'common.retry')}
      </Button>
      {isNone && <KeptTexts seriesId={seriesId} whole />}
    </Gate>
  )
}
