import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Role } from '../../model/role.ts'
import { type FailureCode, isPassing } from '../../sync/answer.ts'
import { rememberSeries } from '../../sync/device.ts'
import type { SeriesOverview } from '../../sync/protocol-http.ts'
import type { Me } from '../../sync/room-types.ts'
import { Button } from '../../ui/Button.tsx'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { onDemand } from '../../ui/on-demand.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { knownOverview, overviewOf } from './begin.ts'
import { Gate } from './Gate.tsx'

const Decided = onDemand(async () => (await import('./Decided.tsx')).Decided)

/** A door that did not open is tried again after so long at least, ms. */
const AGAIN = 3000

interface SessionGateProps {
  readonly seriesId: string
  /** The role that the tab uses; null: the strongest one of this device. */
  readonly role: Role | null
  readonly children: (me: Me, overview: SeriesOverview) => ReactNode
}

type GateState =
  | { readonly is: 'loading' }
  | { readonly is: 'open'; readonly me: Me; readonly overview: SeriesOverview }
  | { readonly is: 'shut'; readonly code: FailureCode }

/** Finds out who this tab is in a series, and shows the way in when it is nobody yet. */
export function SessionGate(props: SessionGateProps) {
  return <Asking key={`${props.seriesId} ${props.role}`} {...props} />
}

function Asking({ seriesId, role, children }: SessionGateProps) {
  const [tries, setTries] = useState(0)
  // Where the answer is here already the first picture is the workshop's.
  const [state, setState] = useState<GateState>(() => {
    const overview = knownOverview(seriesId, role)
    return overview ? entered(seriesId, overview) : { is: 'loading' }
  })

  useEffect(() => {
    let isCurrent = true
    async function ask() {
      const result = await overviewOf(seriesId, role)
      if (!isCurrent) return
      if (result.ok) remember(seriesId, result.value)
      setState((before) => {
        if (!result.ok) return { is: 'shut', code: result.code }
        const isShown = before.is === 'open' && before.overview === result.value
        return isShown ? before : entered(seriesId, result.value)
      })
    }
    void ask()
    return () => {
      isCurrent = false
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each try asks
  }, [seriesId, role, tries])

  // Again with each answer, which is a state of its own.
  useEffect(() => {
    if (state.is !== 'shut' || !isPassing(state.code)) return undefined
    const again = () => setTries((count) => count + 1)
    // Nobody stands at the screen on the wall when the power is back; not all of a hall in one moment.
    const timer = setTimeout(again, AGAIN * (1 + Math.random()))
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [state])

  function retry(): void {
    setState({ is: 'loading' })
    setTries((count) => count + 1)
  }

  switch (state.is) {
    case 'loading':
      return <Waiting />
    case 'open':
      return (
        <>
          <DocumentTitle title={state.overview.organisation || state.overview.title} />
          {children(state.me, state.overview)}
        </>
      )
    case 'shut':
      return <Shut code={state.code} seriesId={seriesId} role={role} retry={retry} />
  }
}

function remember(id: string, overview: SeriesOverview): void {
  const { role, title, organisation, language, participantId, name } = overview
  rememberSeries({ id, role, title, organisation, language, participantId, name, lastOpened: Date.now() })
}

function entered(seriesId: string, overview: SeriesOverview): GateState {
  const { role, participantId, name } = overview
  return { is: 'open', me: Object.freeze({ seriesId, role, participantId, name }), overview }
}

interface ShutProps {
  readonly code: FailureCode
  readonly seriesId: string
  readonly role: Role | null
  readonly retry: () => void
}

function Shut({ code, seriesId, role, retry }: ShutProps) {
  const t = useT()
  if (!isPassing(code)) return <Decided code={code} seriesId={seriesId} role={role} retry={retry} />
  return (
    <Gate title={t(code === 'offline' ? 'join.offlineTitle' : 'join.troubleTitle')} text={errorText(t, code)}>
      <Button kind="primary" size="l" onClick={retry}>
        {t('common.retry')}
      </Button>
    </Gate>
  )
}
