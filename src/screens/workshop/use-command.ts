import { useCallback, useRef, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Result } from '../../sync/api.ts'
import { type Notice, notify, unsay } from '../../ui/notices.ts'

export interface Commands {
  /** Whether a command of this name is on its way. */
  readonly busy: (name: string) => boolean
  /**
   * Sends a command and says what went wrong, if anything. While one of the same name is on its way it does nothing: a
   * double click is one act.
   * @returns what the server answered; null when it failed or was not sent
   */
  readonly run: <T>(name: string, call: () => Promise<Result<T>>) => Promise<T | null>
}

/** What the page says of the latest failure of each command: it is true until the command succeeds, from any button. */
const failures = new Map<string, Notice>()

/** A facilitator's acts on the server. */
export function useCommand(): Commands {
  const t = useT()
  const sent = useRef(new Set<string>())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const busy = useCallback((name: string) => shown.has(name), [shown])

  async function run<T>(name: string, call: () => Promise<Result<T>>): Promise<T | null> {
    if (sent.current.has(name)) return null
    sent.current.add(name)
    setShown(new Set(sent.current))
    const result = await call()
    sent.current.delete(name)
    setShown(new Set(sent.current))
    const before = failures.get(name)
    if (before) unsay(before)
    failures.delete(name)
    if (result.ok) return result.value
    const failure: Notice = { kind: 'error', text: errorText(t, result.code) }
    failures.set(name, failure)
    notify(failure)
    return null
  }
  return { busy, run }
}
