import type { TextKey } from '../../i18n/index.ts'
import { announce } from '../../ui/announce.ts'
import { say } from '../state/say.ts'

/** What others do is said at most so often (ms), as counts in one sentence: quiet enough to bear. */
const EVERY = 8000

const KINDS = {
  added: 'presence.added',
  removed: 'presence.removed',
  moved: 'presence.moved',
  grouped: 'presence.grouped',
  coloured: 'presence.coloured',
  commented: 'presence.commented',
} as const satisfies Readonly<Record<string, TextKey>>
type Kind = keyof typeof KINDS
const kinds = Object.keys(KINDS) as Kind[]

/** Ids of what is to be told: each counts once for each kind of thing done to it, however often. */
type Digest = Readonly<Record<Kind, Set<string>>>

/* One for the page: two sheets may lie side by side, and they speak with one voice. */
const told: Digest = {
  added: new Set(),
  removed: new Set(),
  moved: new Set(),
  grouped: new Set(),
  coloured: new Set(),
  commented: new Set(),
}
let timer: ReturnType<typeof setTimeout> | null = null

function tell(): void {
  timer = null
  const list = kinds.flatMap((kind) => {
    const count = told[kind].size
    return count > 0 ? say(KINDS[kind], { count }) : []
  })
  for (const ids of Object.values(told)) ids.clear()
  if (list.length > 0) announce(say('presence.saidOthers', { list: list.join(', ') }))
}

/** Notes what others did, to be said with all else that they do in these seconds. */
export function tellLater(note: (digest: Digest) => void): void {
  note(told)
  if (kinds.some((kind) => told[kind].size > 0)) timer ??= setTimeout(tell, EVERY)
}

/** What has not been said by now will not be: its canvas is closed. */
export function forgetOthers(): void {
  for (const ids of Object.values(told)) ids.clear()
  if (timer !== null) clearTimeout(timer)
  timer = null
}
