import { useCallback, useEffect, useState } from 'react'
import type { CanvasArchive } from '../../model/archive-canvas.ts'
import { api } from '../../sync/api.ts'
import type { FailureCode } from '../../sync/api.ts'
import type { VersionsAnswer } from '../../sync/protocol-http.ts'

type VersionList =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: FailureCode }
  | ({ readonly is: 'there' } & VersionsAnswer)

/** What a version holds; `failed`: it could not be had. */
export type VersionContent = CanvasArchive | 'failed'

export interface KeptVersions {
  readonly list: VersionList
  readonly contents: ReadonlyMap<string, VersionContent>
  readonly refresh: () => void
  /** Asks again for all that could not be had. */
  readonly retry: () => void
}

/** The versions of a canvas, the newest first; what they hold comes one after the other. */
export function useVersions(seriesId: string, canvas: string): KeptVersions {
  const [list, setList] = useState<VersionList>({ is: 'loading' })
  const [contents, setContents] = useState<ReadonlyMap<string, VersionContent>>(new Map())
  const refresh = useCallback(() => {
    async function again() {
      setList(await ask(seriesId, canvas))
    }
    void again()
  }, [seriesId, canvas])
  useEffect(() => {
    let isOver = false
    async function first() {
      const found = await ask(seriesId, canvas)
      if (!isOver) setList(found)
    }
    void first()
    return () => {
      isOver = true
    }
  }, [seriesId, canvas])

  const next = list.is === 'there' ? list.versions.find(({ id }) => !contents.has(id))?.id : undefined
  useEffect(() => {
    let isOver = false
    const read = async (version: string) => {
      const answer = await api.version(seriesId, canvas, version)
      const content = answer.ok ? answer.value.content : 'failed'
      if (!isOver) setContents((before) => new Map(before).set(version, content))
    }
    if (next !== undefined) void read(next)
    return () => {
      isOver = true
    }
  }, [seriesId, canvas, next])

  const retry = useCallback(
    () => setContents((before) => new Map([...before].filter(([, content]) => content !== 'failed'))),
    [],
  )
  return { list, contents, refresh, retry }
}

async function ask(seriesId: string, canvas: string): Promise<VersionList> {
  const answer = await api.versions(seriesId, canvas)
  return answer.ok ? { is: 'there', ...answer.value } : { is: 'failed', code: answer.code }
}
