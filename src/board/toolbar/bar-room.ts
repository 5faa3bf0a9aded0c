import { useLayoutEffect, useRef, useState } from 'react'

/**
 * How much room a board's width leaves for its tools in one row. What has none is in the board's menu.
 *
 * - `full`: all tools.
 * - `some`: the colors are one button, and the hand is in the menu.
 * - `less`: the zoom is, too.
 * - `little`: so are selecting several and taking back an undo, as on a phone.
 */
export type BarRoom = 'full' | 'some' | 'less' | 'little'

/** The widths (px) from which there is so much room: for a mouse, and for fingers, which need larger targets. */
const FROM: readonly (readonly [room: BarRoom, mouse: number, finger: number])[] = [
  ['full', 900, 1020],
  ['some', 720, 780],
  ['less', 530, 590],
]

function barRoom(width: number): BarRoom {
  const touch = matchMedia('(pointer: coarse)').matches
  return FROM.find(([, mouse, finger]) => width >= (touch ? finger : mouse))?.[0] ?? 'little'
}

/** How much room there is in the element at `dock`: beside the comments less than in the board. */
export function useBarRoom() {
  const dock = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<BarRoom>('full')
  useLayoutEffect(() => {
    const element = dock.current
    if (!element) return undefined
    const fit = () => setRoom(barRoom(element.offsetWidth))
    // At once, so that no other row is seen before.
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { dock, room }
}
