// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchMoves } from '../../src/board/beside/watch-moves.ts'

class NoSizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

let now = 0
let frames: FrameRequestCallback[] = []
/** The next frame comes so long after the last one, ms. */
function pass(ms: number): void {
  now += ms
  for (const frame of frames.splice(0)) frame(now)
}

beforeEach(() => {
  now = 0
  frames = []
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('ResizeObserver', NoSizes)
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame))
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** An element, and how long what moves in it goes on; 0: it stands. */
function paper() {
  const moves = { endTime: 0 }
  const element = document.createElement('div')
  element.getAnimations = () =>
    moves.endTime === 0
      ? []
      : [
          {
            playState: 'running',
            effect: { getComputedTiming: () => ({ endTime: moves.endTime }) },
          } as Animation,
        ]
  return { element, moves }
}

it('draws for a while after a change, and no more when all stands', () => {
  const { element } = paper()
  const draw = vi.fn<() => void>()
  watchMoves([element], draw)
  pass(16)
  pass(16)
  expect(draw).toHaveBeenCalledTimes(2)
  pass(400)
  expect(draw).toHaveBeenCalledTimes(3)
  pass(16)
  expect(draw).toHaveBeenCalledTimes(3)
})

it('draws on until a sheet stands, however late its frames come', () => {
  const { element, moves } = paper()
  const draw = vi.fn<() => void>()
  moves.endTime = 160
  watchMoves([element], draw)
  // The first frame of the move is late: the sheet is still where it was.
  pass(500)
  pass(100)
  expect(draw).toHaveBeenCalledTimes(2)
  moves.endTime = 0
  pass(100)
  expect(draw).toHaveBeenCalledTimes(3)
  pass(100)
  expect(draw).toHaveBeenCalledTimes(3)
})

it('does not draw for what moves without end', () => {
  const { element, moves } = paper()
  const draw = vi.fn<() => void>()
  moves.endTime = Infinity
  watchMoves([element], draw)
  pass(500)
  pass(16)
  expect(draw).toHaveBeenCalledTimes(1)
})
