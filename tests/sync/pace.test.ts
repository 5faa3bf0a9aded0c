import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepPace, takePace } from '../../src/sync/pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A socket that hears what it is given, and what its listener was told. */
function socket() {
  const ears = new EventTarget() as WebSocket
  keepPace(ears)
  const told: unknown[] = []
  // As the provider listens.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener
  ears.onmessage = ({ data }) => {
    told.push(data)
    if (data === 'bad') throw new Error('bad')
  }
  return {
    told,
    hear: (data: string) => ears.dispatchEvent(new MessageEvent('message', { data })),
    close: () => ears.dispatchEvent(new Event('close')),
  }
}

it('reads at once while nothing is in hand', () => {
  const { told, hear } = socket()
  hear('a')
  expect(told).toEqual(['a'])
})

it('reads what came in one go while something is in hand, in order, and all of it though one fails', () => {
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { told, hear } = socket()
  const end = takePace()
  for (const data of ['a', 'bad', 'c']) hear(data)
  expect(told).toEqual([])
  vi.advanceTimersByTime(33)
  expect(told).toEqual(['a', 'bad', 'c'])
  expect(failed).toHaveBeenCalledOnce()
  hear('d')
  expect(told).toHaveLength(3)
  end()
  expect(told.at(-1)).toBe('d')
  hear('e')
  expect(told.at(-1)).toBe('e')
})

it('leaves nothing unread when the socket closes, and keeps the pace while another hand holds on', () => {
  const { told, hear, close } = socket()
  const [one, two] = [takePace(), takePace()]
  hear('a')
  one()
  expect(told).toEqual([])
  close()
  expect(told).toEqual(['a'])
  two()
  vi.advanceTimersByTime(100)
  expect(told).toEqual(['a'])
})
