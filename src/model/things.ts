import * as Y from 'yjs'
import { act, guarded, readText } from './documents.ts'

/*
 * Things are what lies on a sheet beside its notes. Each kind has a root map of the canvas document, id → map, and a file
 * that knows its keys: `groups.ts`, `links.ts`, `ink.ts`, `stamps.ts`, `pictures.ts`, `comments.ts`. What they have in common
 * stands here: they are made once, changed key by key, and hidden by `removed`.
 */
export const THING_ROOTS = ['groups', 'links', 'ink', 'stamps', 'pictures', 'comments'] as const
export type ThingRoot = (typeof THING_ROOTS)[number]

/** What may stand under a key that is set whole. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined }

/** The map of a thing as another peer may have written it; null when there is none of that id. */
export function thingOf(doc: Y.Doc, root: ThingRoot | 'notes', id: string): Y.Map<unknown> | null {
  const thing = doc.getMap(root).get(id)
  return thing instanceof Y.Map ? thing : null
}

/** As `thingOf`, but null also when it is removed. */
export function shownThing(doc: Y.Doc, root: ThingRoot, id: string): Y.Map<unknown> | null {
  const thing = thingOf(doc, root, id)
  return thing && thing.get('removed') !== true ? thing : null
}

/**
 * Makes a thing. An id that exists already is left as it is, so that a repeated call does nothing.
 * @param values its keys; a `Y.Text` becomes a shared text of its own, `undefined` and `null` are left out
 */
export function addThing(
  doc: Y.Doc,
  root: ThingRoot,
  id: string,
  values: Readonly<Record<string, Plain | Y.Text | undefined>>,
): void {
  act(doc, () => {
    const things = doc.getMap(root)
    if (things.has(id)) return
    const thing = new Y.Map<unknown>()
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined && value !== null) thing.set(key, value)
    }
    things.set(id, thing)
  })
}

/** Sets one key of a thing or a note, whole; null takes the key away. @returns false when there is no such thing */
export function setValue(
  doc: Y.Doc,
  root: ThingRoot | 'notes',
  id: string,
  key: string,
  value: Plain,
): boolean {
  return act(doc, () => {
    const thing = thingOf(doc, root, id)
    if (value === null) thing?.delete(key)
    else thing?.set(key, value)
    return thing !== null
  })
}

/** What stands under a key of a thing or note; null when nothing, or when it is a shared text. */
export function readValue(doc: Y.Doc, root: ThingRoot | 'notes', id: string, key: string): Plain {
  const value = thingOf(doc, root, id)?.get(key)
  return value === undefined || value instanceof Y.AbstractType ? null : (value as Plain)
}

/** Hides a thing; what it says stays in the document, so that this can be taken back. */
export const removeThing = (doc: Y.Doc, root: ThingRoot, id: string): boolean =>
  setValue(doc, root, id, 'removed', true)

/** Takes `removeThing` back. */
export const restoreThing = (doc: Y.Doc, root: ThingRoot, id: string): boolean =>
  setValue(doc, root, id, 'removed', null)

/** The words of a thing: its title, or its text. Empty for those that have none. */
export function thingWords(doc: Y.Doc, root: ThingRoot, id: string): string {
  const thing = thingOf(doc, root, id)
  return readText(thing?.get('title') ?? thing?.get('text'))
}

/** Immutable snapshots of all things of one kind. */
export interface ThingsStore<T> {
  /** All that are there, by id; the same map until one changes. */
  readonly all: () => ReadonlyMap<string, T>
  /** The same object until it changes; null when there is none. */
  readonly get: (id: string) => T | null
  /** Called once after any transaction that changed any. */
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/**
 * Watches the things of one root map until `close`. Only those that a transaction touched are read anew.
 * @param read a frozen snapshot; null when it is removed, unknown or malformed
 */
export function createThingsStore<T>(
  doc: Y.Doc,
  root: ThingRoot,
  read: (doc: Y.Doc, id: string) => T | null,
): ThingsStore<T> {
  const map = doc.getMap(root)
  const listeners = new Set<() => void>()
  let all: ReadonlyMap<string, T> = new Map()

  function refresh(ids: Iterable<string>): void {
    const next = new Map(all)
    for (const id of ids) {
      const thing = read(doc, id)
      if (thing === null) next.delete(id)
      else next.set(id, thing)
    }
    all = next
  }

  const onEvents = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const ids = new Set<string>()
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') ids.add(id)
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged as Set<string>) ids.add(key)
    }
    refresh(ids)
    for (const listener of listeners) listener()
  })

  refresh(map.keys())
  map.observeDeep(onEvents)
  return {
    all: () => all,
    get: (id) => all.get(id) ?? null,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => map.unobserveDeep(onEvents),
  }
}
