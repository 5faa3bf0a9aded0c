import * as Y from 'yjs'
import { type ToldKind, forgetOthers, tellLater } from '../../board/presence/others-digest.ts'
import { isOfOwnTab } from '../../board/presence/own-tab.ts'
import { guarded } from '../../model/documents.ts'
import type { Room } from '../../sync/room-types.ts'
import type { Writers } from './writers.ts'

/** So long (ms) after a letter it is known whether its writer is still writing there. */
const CALM = 1500

/** What is told of a new entry of these; texts are there from the beginning. */
const NEW = {
  texts: null,
  notes: 'added',
  deeds: 'deeds',
  keyResults: 'keyResults',
} as const satisfies Readonly<Record<string, ToldKind | null>>
const roots = Object.keys(NEW) as (keyof typeof NEW)[]

/** Says what others do to the compass: texts once they have stopped writing in them, what comes and what goes. */
export function tellOthers(
  room: Pick<Room, 'doc' | 'state' | 'awareness' | 'presence'>,
  writers: Writers,
): () => void {
  const fresh = new Set<string>()
  /** Changed texts by the keys under which their writers are known, and what they belong to. */
  const changed = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | null = null

  function look(): void {
    timer = null
    const done = [...changed].filter(([key]) => !writers.getState().has(key))
    for (const [key] of done) changed.delete(key)
    tellLater((told) => {
      for (const [key, of] of done) if (!fresh.has(of)) told('retexted').add(key)
    })
    const stillWritten = new Set(changed.values())
    for (const id of fresh) if (!stillWritten.has(id)) fresh.delete(id)
  }
  const lookSoon = () => {
    timer ??= setTimeout(look, CALM)
  }

  function note(root: keyof typeof NEW, { path, keys, target }: Y.YEvent<Y.AbstractType<unknown>>): void {
    const [id, key] = path
    const kind = NEW[root]
    if (id === undefined) {
      const made = [...keys].filter(([, { action }]) => kind !== null && action === 'add')
      for (const [entry] of made) fresh.add(entry)
      tellLater((told) => {
        for (const [entry] of made) if (kind !== null) told(kind).add(entry)
      })
    } else if (keys.has('removed') && target instanceof Y.Map) {
      const isGone = target.get('removed') === true
      tellLater((told) => {
        // One that came and went meanwhile is nothing to tell.
        if (isGone && kind !== null && told(kind).delete(`${id}`)) return
        if (isGone) told('gone').add(`${id}`)
        else told('gone').delete(`${id}`)
      })
    } else {
      changed.set(root === 'keyResults' && key !== undefined ? `${id}.${key}` : `${id}`, `${id}`)
    }
  }

  const ends = roots.map((root) => {
    const map = room.doc.getMap(root)
    const onEvents = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      if (transaction.local || !room.state.getState().synced || isOfOwnTab(room, transaction)) return
      for (const event of events) note(root, event)
      lookSoon()
    })
    map.observeDeep(onEvents)
    return () => map.unobserveDeep(onEvents)
  })
  const unsubscribe = writers.subscribe(lookSoon)
  return () => {
    if (timer !== null) clearTimeout(timer)
    unsubscribe()
    for (const end of ends) end()
    forgetOthers()
  }
}
