import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import { api } from '../../sync/api.ts'
import type { Me } from '../../sync/room-types.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { authorNames, learnNames } from './author-names.ts'

/** Names that are not known yet are asked for together, after so long (ms). */
const GATHER = 400

/** While names are shown: learns those of the people who are here, and asks for those who are not. */
export function LearnAuthors() {
  const { me } = useRights()
  const shown = useStore(authorNames, (state) => state.shown)
  return me && shown ? <Learn me={me} /> : null
}

function Learn({ me }: { readonly me: Me }) {
  const { room, notes } = useBoard()
  const { people } = useStore(room.presence)

  useEffect(() => learnNames([...people.values(), { id: me.participantId, name: me.name }]), [people, me])

  const fetchNames = useEffectEvent(() => api.people(me.seriesId, me.role))
  useEffect(() => {
    // Who gave no name is asked for once, not at each note.
    const asked = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    let isOver = false
    const ask = async () => {
      timer = null
      const { names } = authorNames.getState()
      const authors = notes.fields().flatMap((field) => notes.notesIn(field).map(({ by }) => by))
      const unknown = authors.filter((by) => by !== null && !names.has(by) && !asked.has(by))
      if (unknown.length === 0) return
      for (const by of unknown) if (by !== null) asked.add(by)
      const answer = await fetchNames()
      if (!answer.ok) for (const by of unknown) asked.delete(by ?? '')
      else if (!isOver) learnNames(answer.value.people)
    }
    const askSoon = () => {
      timer ??= setTimeout(() => void ask(), GATHER)
    }
    askSoon()
    const stop = notes.subscribeCount(askSoon)
    return () => {
      isOver = true
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [notes])
  return null
}
