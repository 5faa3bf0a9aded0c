import type * as Y from 'yjs'
import { guarded } from '../../model/documents.ts'
import { readReaction } from '../../model/stamps.ts'
import type { ThingsStore } from '../../model/things.ts'
import type { BoardParts } from '../state/board-context.ts'
import { type ToldKind, tellLater } from './others-digest.ts'
import { isOfOwnTab } from './own-tab.ts'

/** So long (ms) after a letter it is known whether its writer is still writing there. */
const CALM = 1500

type Watched = Pick<BoardParts, 'room' | 'others' | 'things' | 'participant'>

/** Says what others write and put on the sheet, beside what they do to notes as wholes (`tellRemote`). */
export function tellThings(board: Watched): () => void {
  const { room, things, participant } = board
  const isNews = (): boolean => room.state.getState().synced
  const ends = [
    tellWriting(board, isNews),
    tellNew(things.pictures, 'pictured', participant, isNews),
    tellNew(things.ink, 'drawn', participant, isNews),
    tellNew(things.stamps, 'stamped', participant, isNews),
    tellNew(things.links, 'linked', participant, isNews),
    tellReactions(board, isNews),
  ]
  return () => {
    for (const end of ends) end()
  }
}

/** Texts that others changed are told when they have stopped writing there; the first words of a new note come with it. */
function tellWriting({ room, others, participant }: Watched, isNews: () => boolean): () => void {
  const notes = room.doc.getMap('notes')
  const texts = room.doc.getMap('texts')
  const fresh = new Set<string>()
  const changed = { rewritten: new Set<string>(), retexted: new Set<string>() }
  let timer: ReturnType<typeof setTimeout> | null = null

  function look(): void {
    timer = null
    const [editing, writing] = [others.editing.getState(), others.writing.getState()]
    const [done, doneTexts] = [
      [...changed.rewritten].filter((id) => !editing.has(id)),
      [...changed.retexted].filter((key) => !writing.has(key.split('.')[0] ?? '')),
    ]
    for (const id of done) changed.rewritten.delete(id)
    for (const key of doneTexts) changed.retexted.delete(key)
    tellLater((told) => {
      for (const id of done) if (!fresh.has(id)) told('rewritten').add(id)
      for (const key of doneTexts) told('retexted').add(key)
    })
    for (const id of fresh) if (!editing.has(id)) fresh.delete(id)
  }
  const lookSoon = () => {
    timer ??= setTimeout(look, CALM)
  }

  /** Whether all who write there now are this person, in other tabs: what was only deleted names no writer. */
  function isOwn(where: 'editing' | 'writing', key: string): boolean {
    const writers = others.read().filter((person) => person[where] === key)
    return writers.length > 0 && writers.every(({ id }) => id === participant)
  }

  const onNotes = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    if (transaction.local || !isNews() || isOfOwnTab(room, transaction)) return
    for (const { path, keys } of events) {
      const [id, key] = path
      if (typeof id === 'string' && key === 'text' && !isOwn('editing', id)) changed.rewritten.add(id)
      if (id !== undefined) continue
      for (const [made, { action }] of keys) if (action === 'add') fresh.add(made)
    }
    lookSoon()
  })
  const onTexts = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    if (transaction.local || !isNews() || isOfOwnTab(room, transaction)) return
    for (const { path } of events) {
      const [key] = path
      if (typeof key === 'string' && !isOwn('writing', key.split('.')[0] ?? '')) changed.retexted.add(key)
    }
    lookSoon()
  })
  notes.observeDeep(onNotes)
  texts.observeDeep(onTexts)
  const stops = [others.editing.subscribe(lookSoon), others.writing.subscribe(lookSoon)]
  return () => {
    if (timer !== null) clearTimeout(timer)
    for (const stop of stops) stop()
    notes.unobserveDeep(onNotes)
    texts.unobserveDeep(onTexts)
  }
}

function tellNew<T extends { readonly id: string; readonly by: string | null }>(
  store: ThingsStore<T>,
  kind: ToldKind,
  participant: string,
  isNews: () => boolean,
): () => void {
  let known = store.all()
  return store.subscribe(
    guarded(() => {
      const before = known
      known = store.all()
      if (!isNews()) return
      const fresh = [...known.values()].filter(({ id, by }) => !before.has(id) && by !== participant)
      tellLater((told) => {
        for (const id of before.keys()) if (!known.has(id)) told(kind).delete(id)
        for (const { id } of fresh) told(kind).add(id)
      })
    }),
  )
}

function tellReactions({ room, participant }: Watched, isNews: () => boolean): () => void {
  const reactions = room.doc.getMap('reactions')
  const onReactions = guarded((event: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
    if (local || !isNews()) return
    tellLater((told) => {
      for (const [key, { action }] of event.keys) {
        const reaction = readReaction(key, reactions.get(key))
        if (action === 'delete') told('reacted').delete(key)
        else if (action === 'add' && reaction && reaction.by !== participant) told('reacted').add(key)
      }
    })
  })
  reactions.observe(onReactions)
  return () => reactions.unobserve(onReactions)
}
