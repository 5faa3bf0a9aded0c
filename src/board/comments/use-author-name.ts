import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import { api } from '../../sync/api.ts'
import type { Me } from '../../sync/room-types.ts'
import { authorNames, learnNames } from '../authors/author-names.ts'
import { useBoard, useRights } from '../state/board-context.ts'

/** The series whose names were asked for: once a page, when one is missing. */
const asked = new Set<string>()

async function askForNames({ seriesId, role }: Me): Promise<void> {
  if (asked.has(seriesId)) return
  asked.add(seriesId)
  const answer = await api.people(seriesId, role)
  if (answer.ok) learnNames(answer.value.people)
  else asked.delete(seriesId)
}

/** What somebody is called: by who is here, else by the server's table, else simply a participant. */
export function useAuthorName(by: string | null): string {
  const { room } = useBoard()
  const { me } = useRights()
  const t = useT()
  const here = useStore(room.presence, ({ people }) => (by === null ? undefined : people.get(by)))
  const isMine = by !== null && by === me?.participantId
  const known = useStore(authorNames, ({ names }) => (by === null ? undefined : names.get(by)))
  const isUnknown = by !== null && !here && !isMine && known === undefined
  useEffect(() => {
    if (isUnknown && me) void askForNames(me)
  }, [isUnknown, me])

  if (isMine && me) return t('comments.you', { name: me.name || t(ROLE_NAMES[me.role]) })
  return here?.name || known || (here ? t(ROLE_NAMES[here.role]) : t('comments.someone'))
}
