import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { eraseInVersions } from '../../server/archive/kept.ts'
import type { RowChange } from '../../server/storage/port.ts'
import { snapshotOf } from '../../server/versions/capture.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { archiveWithoutAuthor } from '../../src/model/erase.ts'
import { addNote } from '../../src/model/note.ts'
import { type WorkingVersions, startVersions } from '../support/versions.ts'

const COUNT = 50
let working: WorkingVersions
beforeAll(async () => {
  working = await startVersions()
  const template = CANVAS_TEMPLATES.get('empathy-map')
  if (!template) throw new Error('no template')
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  addNote(doc, {
    id: 'n1',
    at: { field: 'hear', x: 1, y: 2 },
    text: 'Jää',
    color: 'ice',
    by: 'somebody',
    made: 1,
  })
  const { series, canvas, storage } = working
  const rows = Array.from({ length: COUNT }, (_, index): RowChange => {
    const kept = { id: `v${index}`, series, canvas, made: index + 1, reason: 'step', step: null } as const
    return { put: 'version', row: { ...kept, ...snapshotOf(doc) } }
  })
  await storage.commit({ updates: [], rows })
})
afterAll(() => working.stop())

it('a person is erased from hundreds of versions without keeping everybody else waiting, and some at a time', async () => {
  const { storage, series } = working
  const counting = new AbortController()
  let turns = 0
  const others = (async () => {
    for (; !counting.signal.aborted; turns++) await setImmediate()
  })()
  const before = storage.commits.length
  const erased = await eraseInVersions(storage, series, {
    change: (archive) => archiveWithoutAuthor(archive, 'somebody'),
    isSuspect: (json) => json.includes('somebody'),
  })
  counting.abort()
  await others
  expect(erased).toBe(COUNT)
  expect(turns).toBeGreaterThanOrEqual(COUNT)
  const sizes = storage.commits.slice(before).map(({ rows }) => rows.length)
  expect(Math.max(...sizes)).toBeLessThan(COUNT)
  for (const { id } of await storage.versions(series)) {
    const row = await storage.version(series, id)
    expect(row?.content).toContain('Jää')
    expect(row?.content).not.toContain('somebody')
  }
})
