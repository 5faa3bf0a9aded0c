import * as Y from 'yjs'
import { doerOf } from '../../board/presence/doer.ts'
import { say } from '../../board/state/say.ts'
import { guarded } from '../../model/documents.ts'
import type { Room } from '../../sync/room-types.ts'
import { dismissAbout, notify } from '../../ui/notices.ts'
import type { CompassActs, Removable } from './acts.ts'
import { elementId, focusSoon, stepAside } from './focus.ts'

/** What people remove. */
const KINDS = ['deeds', 'keyResults', 'notes', 'sources'] as const satisfies readonly Removable[]

type Told = Pick<Room, 'doc' | 'awareness' | 'presence'>

/** Where one goes on without writing into something else: the neighbour in the list, or the list, and no text in them. */
const placeAfter = (element: HTMLElement): Element | null | undefined =>
  [element.nextElementSibling, element.previousElementSibling].find((other) => other?.matches('[id]')) ??
  element.parentElement?.closest('[id]')

/** So much of what was written tells which it was, UTF-16 code units. */
const ENOUGH = 80

/** What was written there, as far as it is to be told. */
function wordsIn(element: HTMLElement): string {
  const texts = [...element.querySelectorAll('textarea')].map(({ value }) =>
    value.replace(/\s+/g, ' ').trim(),
  )
  const words = texts.find((text) => text !== '') ?? ''
  return words.length > ENOUGH ? `${words.slice(0, ENOUGH).trimEnd()}…` : words
}

/**
 * Tells who is in the middle of writing something that another person removes it, and offers it back with all its words. What
 * anybody removed is offered no longer when it comes back by itself, nor once the compass is closed or left.
 * @returns ends it
 */
export function tellRemoved(room: Told, acts: Pick<CompassActs, 'bringBack'>): () => void {
  const removed = new Set<string>()

  function gone(kind: Removable, id: string, transaction: Y.Transaction): void {
    // What is on the screen is still what was there before.
    const element = document.getElementById(elementId(id))
    const { activeElement } = document
    if (!element?.contains(activeElement)) return
    const next = placeAfter(element)
    if (next) stepAside(next.id)
    if (!activeElement?.matches('textarea, input')) return
    const name = doerOf(room, transaction)
    const what = name === null ? say('compass.goneWhileWriting') : say('compass.goneBy', { name })
    const words = wordsIn(element)
    const text = words === '' ? what : `${what} ${say('compass.goneKept', { words })}`
    if (words === '') return notify({ kind: 'info', text })
    const onSelect = () => {
      acts.bringBack(kind, id)
      focusSoon(elementId(id), 'textarea')
    }
    notify({
      kind: 'info',
      text,
      stays: true,
      about: id,
      action: { label: say('board.restore'), onSelect },
    })
  }

  const ends = KINDS.map((kind) => {
    const map = room.doc.getMap(kind)
    const onEvents = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
      for (const { path, keys, target } of events) {
        const [id] = path
        if (typeof id !== 'string' || !keys.has('removed') || !(target instanceof Y.Map)) continue
        if (target.get('removed') !== true) dismissAbout(id)
        else {
          removed.add(id)
          if (!transaction.local) gone(kind, id, transaction)
        }
      }
    })
    map.observeDeep(onEvents)
    return () => map.unobserveDeep(onEvents)
  })
  return () => {
    for (const end of ends) end()
    for (const id of removed) dismissAbout(id)
  }
}
