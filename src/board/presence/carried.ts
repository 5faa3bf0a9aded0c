import type { Point } from '../../model/geometry.ts'
import type { OtherPerson } from './others.ts'

/** So long (ms) the end of a drag and the move that it made may be apart: they come as two messages, in either order. */
export const APART = 600

/** What somebody carries. */
interface Hand {
  readonly note: string
  readonly with: readonly string[]
  /** Where it lay when it was taken up. */
  from: Point
  /** How far from there it is. */
  by: Point
  /** When it came to lie elsewhere while the hand was still said to hold it, ms. */
  moved: number | null
  /** When the hand was said to be empty while it lay where it was, ms. */
  empty: number | null
}

/** Things that are drawn beside their places, and how far, in sheet units. */
export interface Beside {
  readonly ids: readonly string[]
  readonly by: Point
}

export interface Carried {
  /** @param now ms @returns what is drawn elsewhere than where it lies */
  readonly look: (people: readonly OtherPerson[], now: number) => readonly Beside[]
  /** The main thing in each hand. */
  readonly things: () => ReadonlySet<string>
  /** Whether to look again after a while, though nobody moves. */
  readonly isEnding: () => boolean
}

const isSame = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y

/**
 * What the others carry. A drag ends by two messages, that the hand is empty and where the note lies now: whichever comes
 * first, the note goes to its new place once, and neither back to where it was nor back into the hand.
 * @param placeOf where a thing is on the sheet according to the document
 */
export function createCarried(placeOf: (id: string) => Point | null): Carried {
  const hands = new Map<number, Hand>()

  function hold({ client, dragging }: OtherPerson, now: number): boolean {
    const base = dragging && placeOf(dragging.note)
    if (!dragging || !base) return false
    const { note, with: others } = dragging
    const known = hands.get(client)
    const hand: Hand =
      known?.note === note
        ? { ...known, with: others, empty: null }
        : { note, with: others, from: base, by: base, moved: null, empty: null }
    if (!isSame(base, hand.from)) {
      hand.moved ??= now
      // Still in hand after so long: it was moved by somebody else, and is carried on.
      if (now - hand.moved > APART) [hand.from, hand.moved] = [base, null]
    }
    hand.by = { x: dragging.x - base.x, y: dragging.y - base.y }
    hands.set(client, hand)
    return true
  }

  return {
    look: (people, now) => {
      const busy = new Set(people.flatMap((person) => (hold(person, now) ? [person.client] : [])))
      for (const [client, hand] of hands) {
        if (busy.has(client)) continue
        hand.empty ??= now
        const base = placeOf(hand.note)
        if (!base || !isSame(base, hand.from) || now - hand.empty > APART) hands.delete(client)
      }
      return [...hands.values()]
        .filter(({ moved }) => moved === null)
        .map((hand) => ({ ids: [hand.note, ...hand.with], by: hand.by }))
    },
    things: () => new Set([...hands.values()].map(({ note }) => note)),
    isEnding: () => [...hands.values()].some(({ moved, empty }) => moved !== null || empty !== null),
  }
}
