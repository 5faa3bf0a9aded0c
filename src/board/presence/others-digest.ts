import { announce } from '../../ui/announce.ts'
import { say } from '../state/say.ts'

/** What others do is said at most so often (ms), as counts in one sentence: quiet enough to bear. */
const EVERY = 8000

/** These are said first, in this order. */
const first = ['added', 'removed', 'moved', 'grouped', 'coloured', 'commented'] as const

export type ToldKind =
  | (typeof first)[number]
  | 'rewritten'
  | 'retexted'
  | 'pictured'
  | 'drawn'
  | 'stamped'
  | 'linked'
  | 'reacted'
  | 'deeds'
  | 'keyResults'
  | 'gone'

/* One for the page: two sheets may lie side by side, and they speak with one voice. */
const told = new Map<ToldKind, Set<string>>(first.map((kind) => [kind, new Set()]))
let timer: ReturnType<typeof setTimeout> | null = null

/** Ids of what is to be told: each counts once for each kind of thing done to it, however often. */
function toldAs(kind: ToldKind): Set<string> {
  const ids = told.get(kind) ?? new Set()
  told.set(kind, ids)
  return ids
}

function tell(): void {
  timer = null
  const list = [...told].flatMap(([kind, { size }]) =>
    size > 0 ? say(`presence.${kind}`, { count: size }) : [],
  )
  for (const ids of told.values()) ids.clear()
  if (list.length > 0) announce(say('presence.saidOthers', { list: list.join(', ') }))
}

/** Notes what others did, to be said with all else that they do in these seconds. */
export function tellLater(note: (told: typeof toldAs) => void): void {
  note(toldAs)
  if ([...told.values()].some(({ size }) => size > 0)) timer ??= setTimeout(tell, EVERY)
}

/** What has not been said by now will not be: its canvas is closed. */
export function forgetOthers(): void {
  for (const ids of told.values()) ids.clear()
  if (timer !== null) clearTimeout(timer)
  timer = null
}
