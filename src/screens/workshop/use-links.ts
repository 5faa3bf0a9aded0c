import { useCallback, useEffect, useState } from 'react'
import { api } from '../../sync/api.ts'
import type { FailureCode } from '../../sync/api.ts'
import type { SeriesLinks } from '../../sync/protocol-http.ts'

export type Links =
  | { readonly is: 'loading' }
  | { readonly is: 'there'; readonly links: SeriesLinks }
  | { readonly is: 'failed'; readonly code: FailureCode }

/** The series' links and code, as they are now; `refresh` asks again. */
export function useLinks(seriesId: string): Links & { readonly refresh: () => Promise<void> } {
  const [state, setState] = useState<Links>({ is: 'loading' })
  const refresh = useCallback(async () => setState(await ask(seriesId)), [seriesId])
  useEffect(() => {
    let isCurrent = true
    async function first() {
      const links = await ask(seriesId)
      if (isCurrent) setState(links)
    }
    void first()
    return () => {
      isCurrent = false
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
