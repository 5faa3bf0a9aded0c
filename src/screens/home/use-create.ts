import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../sync/api.ts'
import { join } from '../../sync/call.ts'
import type { FailureCode, NewSeriesRequest, Result } from '../../sync/api.ts'
import { createKey, rememberCreateKey, rememberedName } from '../../sync/device.ts'
import { workshopPath } from '../paths.ts'

export interface Creating {
  readonly busy: 'series' | 'sample' | null
  readonly failure: FailureCode | null
  /** The key is asked for: there is none on this device, or the server did not take it. */
  readonly asksKey: boolean
  readonly key: string
  readonly setKey: (key: string) => void
  readonly clearFailure: () => void
  readonly create: (request: Omit<NewSeriesRequest, 'key'>) => Promise<void>
}

/** Makes a series and takes its maker to it as the facilitator. */
export function useCreate(): Creating {
  const [, navigate] = useLocation()
  const [key, setKey] = useState(createKey)
  const [asksKey, setAsksKey] = useState(key === '')
  const [busy, setBusy] = useState<Creating['busy']>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  // Made, but not come into yet: a second press then only tries the door again.
  const made = useRef<{ readonly what: string; readonly token: string } | null>(null)

  async function tokenFor(request: NewSeriesRequest): Promise<Result<string>> {
    const what = JSON.stringify(request)
    if (made.current?.what === what) return { ok: true, value: made.current.token }
    const answer = await api.createSeries(request)
    if (!answer.ok) return answer
    made.current = { what, token: answer.value.tokens.facilitator }
    return { ok: true, value: made.current.token }
  }

  async function create(request: Omit<NewSeriesRequest, 'key'>) {
    setBusy(request.sample ? 'sample' : 'series')
    setFailure(null)
    const token = await tokenFor({ ...request, key: key.trim() })
    const name = rememberedName()
    // The session comes as for anybody else: by the facilitator's link.
    const session = token.ok ? await join({ token: token.value, ...(name !== '' && { name }) }) : token
    setBusy(null)
    if (session.ok) {
      rememberCreateKey(key.trim())
      navigate(workshopPath(session.value.seriesId, 'facilitator'))
      return
    }
    setFailure(session.code)
    if (session.code === 'wrong-create-key') setAsksKey(true)
  }

  return { busy, failure, asksKey, key, setKey, clearFailure: () => setFailure(null), create }
}
