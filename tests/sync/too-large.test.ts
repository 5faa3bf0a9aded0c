// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { deskNote, seedDesk } from '../../src/model/desk.ts'
import { noteText } from '../../src/model/note.ts'
import { keptText } from '../../src/screens/kept/as-text.ts'
import { CopyFailure } from '../../src/sync/local-copy-database.ts'
import { leftBehind } from '../../src/sync/left-behind.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { acquireRoom, openedRoom } from '../../src/sync/room-registry.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import {
  PATH,
  add,
  cut,
  is,
  isLive,
  isOffline,
  leaves,
  marked,
  mend,
  seriesId,
  server,
  until,
} from './copy-stage.ts'

const here = (): OpenedRoom => {
  const room = openedRoom(seriesId(), PATH, 'participant', 'aino')
  if (!room) throw new Error('no room is open')
  return room
}
const notesHere = () => [...here().doc.getMap('notes').keys()].toSorted()

/** A canvas with a note that the server has. */
async function canvas(): Promise<void> {
  acquireRoom(seriesId(), PATH, 'participant', 'aino')
  await isLive(here())
  const template = CANVAS_TEMPLATES.get('empathy-map')
  if (template) seedCanvas(here().doc, template, 'fi')
  add(here().doc, 'vanha')
  await here().saved()
}

async function goesOn(): Promise<void> {
  await until(() => expect(notesHere()).toEqual(['vanha']))
  await isLive(here())
  expect(here().state.getState()).toMatchObject({ unsaved: false })
  const me = { seriesId: seriesId(), participantId: 'aino', role: 'participant', name: 'A' } as const
  const [left, ...more] = await leftBehind(me, [{ id: 'c1' }])
  expect(more).toEqual([])
  expect(left && [...left.doc.getMap('notes').keys()].toSorted()).toEqual([
    'liikaa',
    'notes-vanha-text-unsent',
  ])
  expect(left?.unsaved).not.toBeNull()
  // What is taken from now on is saved as ever.
  server.does.full = false
  add(here().doc, 'mahtuu')
  await here().saved()
}

it('what the server finds too large is put aside on this device, and the canvas goes on without it', async () => {
  await canvas()
  server.does.full = true
  here().doc.transact(() => {
    add(here().doc, 'liikaa')
    noteText(here().doc, 'vanha')?.insert(0, 'pitkästi ')
  })
  await goesOn()
})

it('also when it was written without the network, or by an earlier page', async () => {
  await canvas()
  cut()
  await isOffline(here())
  add(here().doc, 'liikaa')
  noteText(here().doc, 'vanha')?.insert(0, 'pitkästi ')
  await is(here(), { kept: true })
  server.does.full = true
  mend()
  await goesOn()
})

it('goes on in the facilitators’ notes, too, and what did not fit is offered with the others', async () => {
  acquireRoom(seriesId(), 'desk', 'facilitator', 'veera')
  const desk = (): OpenedRoom => {
    const room = openedRoom(seriesId(), 'desk', 'facilitator', 'veera')
    if (!room) throw new Error('no room is open')
    return room
  }
  await isLive(desk())
  seedDesk(desk().doc, new Map([['s1', 'Muista kynät']]))
  await desk().saved()
  const first = desk()
  server.does.full = true
  deskNote(first.doc, 's1')?.insert(0, 'Liian pitkästi. ')
  await until(() => expect(desk()).not.toBe(first))
  await isLive(desk())
  expect(desk().state.getState()).toMatchObject({ unsaved: false })
  expect(deskNote(desk().doc, 's1')?.toString()).toBe('Muista kynät')

  const me = { seriesId: seriesId(), participantId: 'veera', role: 'facilitator', name: 'V' } as const
  const left = await leftBehind(me, [])
  expect(left.map(({ path }) => path)).toEqual(['desk'])
  const labels = { onlyHere: 'vain tässä', notes: '', desk: 'Muistiinpanot' }
  expect(keptText(left, 'fi', labels)).toContain('\n\nLiian pitkästi.  [vain tässä]')
  // It is the facilitators' own.
  expect(await leftBehind({ ...me, role: 'participant' }, [])).toEqual([])
  server.does.full = false
  deskNote(desk().doc, 's1')?.insert(0, 'Mahtuu. ')
  await desk().saved()
})

it('is put aside with all that is written until the canvas goes on', async () => {
  await canvas()
  const first = here()
  server.does.full = true
  const typed = [...'abcdefghijklmnop']
  for (const letter of typed) {
    if (here() === first) add(first.doc, letter)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await until(() => expect(here()).not.toBe(first))
  await isLive(here())
  const written = [...first.doc.getMap('notes').keys()].filter((id) => id !== 'vanha').toSorted()
  expect(written.length).toBeGreaterThan(1)
  const me = { seriesId: seriesId(), participantId: 'aino', role: 'participant', name: 'A' } as const
  await until(async () => {
    const left = await leftBehind(me, [{ id: 'c1' }])
    const aside = left.flatMap(({ doc }) => Array.from(doc.getMap('notes').keys()))
    expect(aside.filter((id) => id.length === 1).toSorted()).toEqual(written)
  })
})

it('puts aside, too, what comes while the rest is being put aside: the copy that has it is about to go', async () => {
  await canvas()
  const first = here()
  cut()
  await isOffline(first)
  add(first.doc, 'liikaa')
  await is(first, { kept: true })
  const { write, drop } = copies
  let meanwhile = 0
  vi.spyOn(copies, 'write').mockImplementation(async (key, row) => {
    const id = await write(key, row)
    if (key.path === PATH && key.participant !== 'aino' && meanwhile++ === 0) {
      add(first.doc, 'välissä')
      await is(first, { kept: true })
    }
    return id
  })
  const dropped = vi.spyOn(copies, 'drop').mockImplementationOnce(async (which) => {
    // From here on nobody answers: nothing is opened anew.
    cut()
    await drop(which)
  })
  server.does.full = true
  mend()
  await until(() => expect(dropped).toHaveBeenCalled())
  await dropped.mock.results[0]?.value
  expect(meanwhile).toBeGreaterThan(0)
  const me = { seriesId: seriesId(), participantId: 'aino', role: 'participant', name: 'A' } as const
  const aside = async () =>
    (await leftBehind(me, [{ id: 'c1' }])).flatMap(({ doc }) => Array.from(doc.getMap('notes').keys()))
  expect((await aside()).toSorted()).toEqual(['liikaa', 'välissä'])
  server.does.full = false
  mend()
  await until(() => expect(here()).not.toBe(first))
  await isLive(here())
  // And once.
  expect((await aside()).toSorted()).toEqual(['liikaa', 'välissä'])
})

it('says truly that what is written on is in this page alone, while the server that is to open it anew is gone', async () => {
  await canvas()
  const first = here()
  const dropped = vi.spyOn(copies, 'drop')
  const { drop } = copies
  dropped.mockImplementationOnce(async (which) => {
    cut()
    await drop(which)
  })
  cut()
  await isOffline(first)
  add(first.doc, 'liikaa')
  await is(first, { kept: true })
  server.does.full = true
  mend()
  await until(() => expect(dropped).toHaveBeenCalled())
  await dropped.mock.results[0]?.value
  add(first.doc, 'lisää')
  await is(first, { unsaved: true, kept: false, keeping: false })
  expect(leaves()).toBe(false)
  server.does.full = false
  mend()
  await until(() => expect(here()).not.toBe(first))
  await isLive(here())
  const me = { seriesId: seriesId(), participantId: 'aino', role: 'participant', name: 'A' } as const
  await until(async () => {
    const left = await leftBehind(me, [{ id: 'c1' }])
    expect(left.flatMap(({ doc }) => Array.from(doc.getMap('notes').keys())).toSorted()).toEqual([
      'liikaa',
      'lisää',
    ])
  })
})

it('where not even that can be put aside it goes on in the canvas that was opened anew', async () => {
  await canvas()
  const first = here()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const { drop } = copies
  vi.spyOn(copies, 'drop').mockImplementationOnce(async (which) => {
    cut()
    await drop(which)
  })
  server.does.full = true
  add(first.doc, 'liikaa')
  await until(() => expect(copies.drop).toHaveBeenCalled())
  await vi.mocked(copies.drop).mock.results[0]?.value
  add(first.doc, 'lisää')
  vi.spyOn(copies, 'write').mockRejectedValue(new CopyFailure('full'))
  server.does.full = false
  mend()
  await until(() => expect(here()).not.toBe(first))
  await until(() => expect(notesHere()).toEqual(['lisää', 'vanha']))
  await here().saved()
})

it('where the device keeps nothing it stays in the page, which says so', async () => {
  await canvas()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.spyOn(copies, 'write').mockRejectedValue(new CopyFailure('full'))
  server.does.full = true
  add(here().doc, 'liikaa')
  await is(here(), { connection: { is: 'ended', code: 4413 }, unsaved: true, kept: false })
  expect(marked(here())).toEqual(['liikaa'])
})
