import { useState } from 'react'
import { useLocation } from 'wouter'
import { api } from '../../sync/api.ts'
import type { FailureCode, NewSeriesRequest } from '../../sync/api.ts'
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

  async function create(request: Omit<NewSeriesRequest, 'key'>) {
    setBusy(request.sample ? 'sample' : 'series')
    setFailure(null)
    const made = await api.createSeries({ ...request, key: key.trim() })
    const name = rememberedName()
    // The session comes as for anybody else: by the facilitator's link.
    const session = made.ok
      ? await api.join({ token: made.value.tokens.facilitator, ...(name !== '' && { name }) })
      : made
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
