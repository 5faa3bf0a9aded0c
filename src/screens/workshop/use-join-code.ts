import { useEffect, useState } from 'react'
import { api } from '../../sync/api.ts'

/** What lets new people in. */
interface Code {
  readonly code: string
  readonly codeLink: string
}

/** A screen on the wall hangs all day: it asks so often (ms) whether the code is another, or joining was closed. */
const EVERY = 15_000

/** The way in, for a screen on the wall; null while nobody is let in. What is known stays while it cannot be asked for. */
export function useJoinCode(seriesId: string): Code | null {
  const [known, setKnown] = useState<Code | null>(null)
  useEffect(() => {
    let isCurrent = true
    async function look() {
      const result = await api.joinCode(seriesId)
      if (!isCurrent || !result.ok) return
      const { code, codeLink } = result.value
      setKnown(code && codeLink ? { code, codeLink } : null)
    }
    void look()
    const timer = setInterval(() => void look(), EVERY)
    return () => {
      isCurrent = false
      clearInterval(timer)
    }
  }, [seriesId])
  return known
}
