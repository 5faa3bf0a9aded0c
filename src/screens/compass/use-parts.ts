import { type RefObject, useEffect, useState } from 'react'
import { elementId } from './focus.ts'
import { PARTS, type Part, partOf } from './part.ts'

/** Of the visible height: the part that lies across this line is the one that is being read. */
const READING_LINE = '-30% 0px -65% 0px'

interface PartsState {
  /** The part that is being read; on a phone the only one that shows. */
  readonly current: Part
  /** Goes to a part. `focus`: also with the keyboard and the ears. */
  readonly go: (part: Part, focus?: boolean) => void
}

/**
 * Which part of the compass is in view, and the way to another. Goes to the step's part by itself when that changes.
 * @param place what the running step is about: a part, or a list within one
 */
export function useParts(scroller: RefObject<HTMLElement | null>, place: string | null): PartsState {
  const now = partOf(place)
  const [current, setCurrent] = useState<Part>(now ?? 'objective')
  const [target, setTarget] = useState<{ at: string; focus: boolean } | null>(
    now === null ? null : { at: place ?? now, focus: false },
  )
  const [before, setBefore] = useState(place)
  if (before !== place) {
    setBefore(place)
    if (now !== null) {
      setCurrent(now)
      setTarget({ at: place ?? now, focus: false })
    }
  }

  useEffect(() => {
    if (!target) return
    const section = document.getElementById(elementId(target.at))
    section?.scrollIntoView({ block: 'start' })
    if (target.focus) section?.querySelector('h2')?.focus({ preventScroll: true })
  }, [target])

  useEffect(() => {
    const root = scroller.current
    if (!root || typeof IntersectionObserver === 'undefined') return undefined
    const sections = PARTS.flatMap((part) => document.getElementById(elementId(part)) ?? [])
    const observer = new IntersectionObserver(
      (entries) => {
        // Where one part shows alone, as on a phone, it is the one that was chosen: what is told here is of before that.
        if (sections.some((section) => section.getClientRects().length === 0)) return
        const crossing = entries.find(({ isIntersecting }) => isIntersecting)?.target
        const part = PARTS.find((other) => crossing?.id === elementId(other))
        if (part) setCurrent(part)
      },
      { root, rootMargin: READING_LINE },
    )
    for (const section of sections) observer.observe(section)
    return () => observer.disconnect()
  }, [scroller])

  return {
    current,
    go: (part, focus = true) => {
      setCurrent(part)
      setTarget({ at: part, focus })
    },
  }
}
