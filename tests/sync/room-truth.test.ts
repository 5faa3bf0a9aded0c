// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { NO_CHANGES } from '../../src/model/changes.ts'
import { BEGINNING, createTruth } from '../../src/sync/room-truth.ts'
import type { RoomState } from '../../src/sync/room-types.ts'
import { createUnsaved } from '../../src/sync/unsaved.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What a room says of itself, with the writing and the device's copy in the test's hands. */
function told(is: 'live' | 'offline') {
  const state = createStore<RoomState>(() => ({ ...BEGINNING, connection: { is }, synced: true }))
  const now = { isUnsaved: true, isKept: true }
  const truth = createTruth({
    doc: new Y.Doc(),
    state,
    onlyHere: createStore<ReadonlySet<string>>(() => new Set()),
    unsaved: { ...createUnsaved(), any: () => now.isUnsaved, changes: () => NO_CHANGES },
    keeps: () => now.isKept,
    looks: () => false,
    late: () => undefined,
  })
  return { state, truth, now }
}

it('is not late while the server has more and more of what is written, however long each part takes', () => {
  const { state, truth, now } = told('live')
  truth.show()
  for (let answers = 0; answers < 5; answers++) {
    vi.advanceTimersByTime(3000)
    truth.progressed()
    expect(state.getState()).toMatchObject({ unsaved: true, slow: false })
  }
  vi.advanceTimersByTime(4000)
  expect(state.getState().slow).toBe(true)
  // It goes on: so does what is said.
  truth.progressed()
  expect(state.getState().slow).toBe(false)
  now.isUnsaved = false
  truth.progressed()
  vi.advanceTimersByTime(10_000)
  expect(state.getState()).toMatchObject({ unsaved: false, slow: false })
})

it('does not say of each letter that it is nowhere while it is on its way to where the others are', () => {
  const { state, truth, now } = told('offline')
  truth.show()
  expect(state.getState()).toMatchObject({ kept: true, keeping: true })
  for (let letters = 0; letters < 3; letters++) {
    now.isKept = false
    truth.show()
    expect(state.getState()).toMatchObject({ kept: false, keeping: true })
    vi.advanceTimersByTime(400)
    now.isKept = true
    truth.show()
  }
  // A copy that fails is told within half a second, and what was never kept at once.
  now.isKept = false
  truth.show()
  vi.advanceTimersByTime(520)
  expect(state.getState()).toMatchObject({ kept: false, keeping: false })
  const other = told('offline')
  other.now.isKept = false
  other.truth.show()
  expect(other.state.getState()).toMatchObject({ unsaved: true, kept: false, keeping: false })
})
