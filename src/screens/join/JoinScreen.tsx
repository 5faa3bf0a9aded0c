import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { join } from '../../sync/call.ts'
import type { FailureCode } from '../../sync/api.ts'
import { rememberName, rememberWho } from '../../sync/device.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Button } from '../../ui/Button.tsx'
import { workshopPath } from '../paths.ts'
import { CodeForm } from './CodeForm.tsx'
import { Gate } from './Gate.tsx'
import { NameForm } from './NameForm.tsx'
import { readSecret } from './secret.ts'
import type { Secret } from './secret.ts'

/** Where somebody on the way in is. What they typed stays when it does not let them in. */
type Step =
  | { readonly is: 'code'; readonly typed: string; readonly failure: FailureCode | null }
  | { readonly is: 'trying'; readonly secret: Secret }
  | {
      readonly is: 'name'
      readonly secret: Secret
      readonly failure: FailureCode | null
      readonly busy: boolean
    }
  | { readonly is: 'failed'; readonly secret: Secret; readonly failure: FailureCode }

const listenToHash = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** `/join#<token or code>`: a link's holder goes right in, a participant gives a first name. */
export function JoinScreen() {
  const hash = useSyncExternalStore(listenToHash, () => window.location.hash)
  // Another link pasted into the same tab begins anew.
  return <Joining key={hash} hash={hash} />
}

function Joining({ hash }: { readonly hash: string }) {
  const t = useT()
  const [, navigate] = useLocation()
  const [step, setStep] = useState<Step>(() => {
    const secret = readSecret(hash)
    return secret ? { is: 'trying', secret } : { is: 'code', typed: '', failure: null }
  })

  async function enter(secret: Secret, name?: string) {
    const result = await join({
      ...(secret.kind === 'code' ? { code: secret.code } : { token: secret.token }),
      ...(name !== undefined && { name }),
    })
    if (result.ok) {
      if (name !== undefined) rememberName(name)
      rememberWho(result.value.seriesId, result.value.role, result.value)
      // Replaced, so that the way back does not lead through the link.
      navigate(workshopPath(result.value.seriesId, result.value.role), { replace: true })
    } else setStep(afterFailure(result.code, secret, name))
  }

  const tried = useRef<Step | null>(null)
  useEffect(() => {
    if (step.is !== 'trying' || tried.current === step) return
    // Once for each step, whatever React does: a new device that joins twice at once would be two people.
    tried.current = step
    // First without a name: facilitators and viewers need none, and a device that was here is known.
    void enter(step.secret)
    // oxlint-disable-next-line react/exhaustive-deps -- `enter` only sets state
  }, [step])

  switch (step.is) {
    case 'trying':
      return <Waiting text={t('join.checking')} />
    case 'code':
      return (
        <Gate title={t('join.codeTitle')} text={step.failure ? undefined : t('join.codeText')}>
          <CodeForm
            look="big"
            autoFocus
            initial={step.typed}
            error={step.failure && errorText(t, step.failure)}
            onSecret={(secret) => setStep({ is: 'trying', secret })}
          />
        </Gate>
      )
    case 'name':
      return (
        <Gate title={t('join.nameTitle')}>
          <NameForm
            busy={step.busy}
            error={step.failure && errorText(t, step.failure)}
            onName={(name) => {
              setStep({ ...step, failure: null, busy: true })
              void enter(step.secret, name)
            }}
          />
        </Gate>
      )
    case 'failed':
      return (
        <Gate
          title={t(step.failure === 'offline' ? 'join.offlineTitle' : 'join.troubleTitle')}
          text={errorText(t, step.failure)}
        >
          <Button kind="primary" size="l" onClick={() => setStep({ is: 'trying', secret: step.secret })}>
            {t('common.retry')}
          </Button>
        </Gate>
      )
  }
}

function afterFailure(failure: FailureCode, secret: Secret, name: string | undefined): Step {
  switch (failure) {
    case 'name-missing':
      // Expected on the first try, which has no name.
      return { is: 'name', secret, failure: name === undefined ? null : failure, busy: false }
    case 'name-too-long':
      return { is: 'name', secret, failure, busy: false }
    case 'unknown-link':
    case 'unknown-code':
    case 'bad-request':
    case 'not-found':
    case 'too-long':
      return {
        is: 'code',
        typed: secret.kind === 'code' ? secret.code : '',
        failure: codeFailure(failure, secret),
      }
    default:
      return name === undefined
        ? { is: 'failed', secret, failure }
        : { is: 'name', secret, failure, busy: false }
  }
}

/** Whatever the server thinks of a malformed secret, for the person it is a link or a code that does not work. */
const codeFailure = (failure: FailureCode, secret: Secret): FailureCode =>
  failure === 'unknown-link' || failure === 'unknown-code'
    ? failure
    : secret.kind === 'code'
      ? 'unknown-code'
      : 'unknown-link'
