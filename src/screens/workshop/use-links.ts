import { useCallback, useEffect, useState } from 'react'
import { api } from '../../sync/api.ts'
import type { FailureCode } from '../../sync/api.ts'
import type { SeriesLinks } from '../../sync/protocol-http.ts'

export type Links =
  | { readonly is: 'loading' }
  | { readonly is: 'there'; readonly links: SeriesLinks }
  | { readonly is: 'failed'; readonly code: FailureCode }

/** While they are shown they are asked for anew so often (ms): another facilitator may change them. */
const EVERY = 5000

/** What is known stays while it cannot be asked for, and renders nothing anew while it is the same. */
function known(before: Links, next: Links): Links {
  if (before.is !== 'there') return next
  return next.is === 'failed' || JSON.stringify(next) === JSON.stringify(before) ? before : next
}

/** The series' links and code, as they are now, also when somebody else changes them; `refresh` asks again at once. */
export function useLinks(seriesId: string): Links & { readonly refresh: () => Promise<void> } {
  const [state, setState] = useState<Links>({ is: 'loading' })
  const refresh = useCallback(async () => setState(await ask(seriesId)), [seriesId])
  useEffect(() => {
    let isCurrent = true
    async function look() {
      const links = await ask(seriesId)
      if (isCurrent) setState((before) => known(before, links))
    }
    void look()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, EVERY)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [seriesId])
  return { ...state, refresh }
}

async function ask(seriesId: string): Promise<Links> {
  const result = await api.links(seriesId)
  return result.ok ? { is: 'there', links: result.value } : { is: 'failed', code: result.code }
}

/** The code as it is read aloud: two threes. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`.trim()

/** An address as one types it, without its scheme and the code. */
export function shortAddress(link: string): string {
  const { host, pathname } = new URL(link)
  return `${host}${pathname}`
}
