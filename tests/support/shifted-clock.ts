/*
 * A clock that a test moves: to be imported before anything that takes `Date.now` by reference, as lib0 does. Timers run on
 * as they are, so that what shifts is what a machine finds when it wakes from sleep.
 */
const real = Date.now.bind(Date)
let offset = 0
Date.now = () => real() + offset

/** @param ms may be below zero: clocks are also set back */
export function shiftClock(ms: number): void {
  offset += ms
}
