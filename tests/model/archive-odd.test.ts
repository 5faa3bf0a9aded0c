import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { parseCanvasArchive, readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { restoreCanvas } from '../../src/model/archive-restore.ts'
import { seeded } from '../support/random.ts'
import { newCanvas } from './canvases.ts'

const ROOTS =
  'notes texts choices deeds keyResults sources groups links ink stamps pictures comments reactions images'.split(
    ' ',
  )
/** By key, what stands there when nobody means harm. */
const RIGHT: Readonly<Record<string, () => unknown>> = {
  at: () => ({ field: 'hear', x: 1, y: 2 }),
  text: () => new Y.Text('sanoja'),
  title: () => new Y.Text('otsikko'),
  statement: () => new Y.Text('lause'),
  name: () => new Y.Text('mittari'),
  color: () => 'ice',
  by: () => 'p',
  made: () => 1,
  group: () => 'a',
  field: () => 'hear',
  kind: () => 'arrow',
  from: () => ({ note: 'a' }),
  to: () => ({ point: { x: 1, y: 2 } }),
  tool: () => 'pen',
  width: () => 'fine',
  height: () => 3,
  points: () => [1, 2, 3],
  file: () => ({ hash: 'a'.repeat(64), width: 1, height: 1 }),
  note: () => 'a',
  of: () => 'p1',
  canvas: () => 'c',
  words: () => 'sanoja',
  principle: () => 'p1',
  order: () => 'a0',
  unit: () => 'kpl',
  owner: () => 'joku',
  baseline: () => 1,
  target: () => 2,
  direction: () => 'up',
  due: () => '2026-12-31',
  removed: () => null,
}
const IDS = [
  'a',
  'b',
  '',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(300),
  'a|heart|b',
  '|heart|',
  'p1',
  'hear',
]

/** A value of any kind that a Yjs client can write, some of them nearly right. */
function junk(random: () => number, depth = 0): unknown {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const plain: unknown[] = [
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 60,
    '',
    'a',
    'p1',
    'hear',
    'heart',
    'arrow',
    'answers',
    'pen',
    'fine',
    'ice',
    'up',
    'reach',
    '2026-02-31',
    '9999-99-99',
    '\uD800',
    '\u0000',
    'x'.repeat(300),
    'a'.repeat(64),
    { field: 'hear', x: 1, y: 2 },
    { field: '', x: Number.NaN, y: Number.NEGATIVE_INFINITY },
    { field: 'x'.repeat(300), x: 0, y: 0 },
    { note: 'a' },
    { note: 'a', canvas: '' },
    { note: 'a', canvas: 'x'.repeat(300) },
    { point: { x: 1, y: 2 } },
    { note: '', point: { x: 1, y: 2 } },
    { hash: 'a'.repeat(64), width: 1, height: 1 },
    { hash: 'a'.repeat(64), width: 0, height: 1 },
    [1, 2, 3],
    [1, 2],
    [1, 2, Number.NaN],
    ['x'],
    [],
    new Uint8Array(3),
  ]
  if (depth > 1 || random() < 0.25) return one(plain)
  if (random() < 0.15) return new Y.Text(one(['', 'sanoja', '\uD800', 'x'.repeat(300)]))
  if (random() < 0.1) return new Y.Array()
  const map = new Y.Map<unknown>()
  for (const [key, right] of Object.entries(RIGHT)) {
    if (random() < 0.95) map.set(key, random() < 0.85 ? right() : junk(random, depth + 1))
  }
  return map
}

it('can be kept and read again, whatever a client wrote to a canvas, and come back', () => {
  let kept = 0
  for (let seed = 1; seed <= 100; seed++) {
    const random = seeded(seed)
    const doc = newCanvas(seed % 2 === 0 ? 'empathy-map' : 'compass')
    doc.transact(() => {
      for (const root of ROOTS) {
        for (const id of IDS) if (random() < 0.9) doc.getMap(root).set(id, junk(random))
      }
    })
    const archive = readCanvasArchive(doc)
    const again = parseCanvasArchive(JSON.parse(JSON.stringify(archive)))
    expect(again, `seed ${seed} ${again.ok ? '' : again.place}`).toMatchObject({ ok: true })
    if (!again.ok) continue
    kept += again.value.notes.length + again.value.links.length + again.value.ink.length
    const other = newCanvas(archive.template === 'compass' ? 'compass' : 'empathy-map')
    restoreCanvas(other, again.value)
    expect(readCanvasArchive(other), `seed ${seed}`).toEqual(again.value)
    restoreCanvas(doc, again.value)
    expect(readCanvasArchive(doc), `seed ${seed}, the same`).toEqual(again.value)
  }
  expect(kept).toBeGreaterThan(400)
})
