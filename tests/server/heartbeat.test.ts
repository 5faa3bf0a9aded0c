import { expect, it } from 'vitest'
import type { Grant } from '../../server/access/capabilities.ts'
import { Connection } from '../../server/sync/connection.ts'
import { DEFAULT_LIMITS } from '../../server/sync/limits.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import type { Socket } from '../../server/sync/socket.ts'

const TIME = Uint8Array.of(7)

/** Watches a connection each second for a minute; `speaks` says in which seconds it is sent something else. @returns when it got the time, s */
function heartbeats(speaks: (second: number) => boolean): number[] {
  const sent: number[] = []
  let second = 0
  const socket = {
    queued: 0,
    send: (bytes: Uint8Array) => void (bytes === TIME && sent.push(second)),
    sendFramed: () => undefined,
    ping: () => undefined,
  } as unknown as Socket
  const connection = new Connection(socket, {} as Grant, DEFAULT_LIMITS, NO_METRICS, 0)
  for (second = 1; second <= 60; second++) {
    if (speaks(second)) connection.sendFramed(Uint8Array.of(1))
    connection.heard(1, second * 1000)
    connection.watch(second * 1000, TIME)
  }
  return sent
}

it('a connection to which nothing is sent is shown life every quarter of a minute', () => {
  expect(heartbeats(() => false)).toEqual([16, 33, 50])
})

it('one to which something is sent anyway is not', () => {
  expect(heartbeats((second) => second % 10 === 0)).toEqual([])
  expect(heartbeats((second) => second === 5)).toEqual([21, 38, 55])
})
