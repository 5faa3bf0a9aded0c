import { useEffect, useState } from 'react'
import { type Query, readQuery } from '../../model/matching.ts'
import { searchCanvas } from '../../model/search.ts'
import type { Series } from '../../model/series.ts'
import { type FailureCode, api } from '../../sync/api.ts'
import type { FoundOnCanvas } from '../../sync/protocol-http.ts'
import { canvasPath } from '../../sync/protocol.ts'
import { openedRoom } from '../../sync/room-registry.ts'
import type { Me } from '../../sync/room-types.ts'

/** The pause in typing after which the server is asked, ms. */
const PAUSE = 180
const MOST_LOCAL = 50

export interface SearchResult {
  /** What was looked for; null: nothing yet. */
  readonly query: Query | null
  readonly canvases: readonly FoundOnCanvas[]
  readonly more: boolean
  /** Canvases that the server could not look through. */
  readonly unread: readonly string[]
  /** The server did not answer: what was found is of the canvases that are open here. */
  readonly failed: FailureCode | null
}

const NOTHING: SearchResult = { query: null, canvases: [], more: false, unread: [], failed: null }

/** The same, in the documents that this page has open. */
function searchHere(me: Me, series: Series, query: Query): FoundOnCanvas[] {
  return series.canvases.flatMap((canvas) => {
    const room = openedRoom(me.seriesId, canvasPath(canvas), me.role, me.participantId)
    const found = room ? searchCanvas(room.doc, query, MOST_LOCAL).found : []
    return found.length > 0 ? [{ canvas: canvas.id, found }] : []
  })
}

/** What is found of these words, as they are typed; an answer that comes late never takes a newer one's place. */
export function useSearch(me: Me, series: Series, words: string): SearchResult & { readonly busy: boolean } {
  const [result, setResult] = useState<SearchResult>(NOTHING)
  const [answered, setAnswered] = useState('')
  useEffect(() => {
    let late = false
    const ask = async () => {
      const query = readQuery(words)
      const answer = query ? await api.search(me.seriesId, me.role, words) : null
      if (late) return
      setAnswered(words)
      if (!query || !answer) setResult(NOTHING)
      else if (answer.ok) setResult({ query, ...answer.value, failed: null })
      else {
        const canvases = searchHere(me, series, query)
        setResult({ query, canvases, more: false, unread: [], failed: answer.code })
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE)
    return () => {
      late = true
      clearTimeout(timer)
    }
    // The series changes while one types; what is found is as of the typing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [me, words])
  return { ...result, busy: answered !== words }
}
