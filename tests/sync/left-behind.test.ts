// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { touchedKeys } from '../../src/model/changes.ts'
import { noteText } from '../../src/model/note.ts'
import type { Role } from '../../src/model/role.ts'
import { leftBehind, rememberTaken } from '../../src/sync/left-behind.ts'
import { copies } from '../../src/sync/local-copies.ts'
import type { Me } from '../../src/sync/room-types.ts'
import { add, cut, is, isLive, isOffline, open, seriesId, until } from './copy-stage.ts'

const me = (role: Role = 'participant'): Me => ({
  seriesId: seriesId(),
  participantId: 'aino',
  role,
  name: 'A',
})
const notesOf = async (canvases: Parameters<typeof leftBehind>[1], as = me()) =>
  (await leftBehind(as, canvases)).map(({ path, doc }) => [path].concat([...doc.getMap('notes').keys()]))

/** One note saved, one written without the network, and the page closed. */
async function leave(participant: string, path?: string): Promise<void> {
  const room = open(participant, path)
  await isLive(room)
  add(room.doc, 'tallessa')
  await room.saved()
  cut()
  await isOffline(room)
  add(room.doc, `${participant} ilman verkkoa`)
  await is(room, { kept: true })
  room.close()
  await until(async () =>
    expect(await copies.list(seriesId())).toContainEqual(
      expect.objectContaining({ participant, unsaved: true }),
    ),
  )
}

describe('what no page brings to the server', () => {
  it('is not what this participant has of a canvas that there is: it goes by itself', async () => {
    await leave('aino')
    expect(await notesOf([{ id: 'c1' }])).toEqual([])
    expect(await notesOf([{ id: 'c9', document: 'c2', aside: ['c1'] }])).toEqual([])
  })

  it('is what is unsaved of somebody who this device was before', async () => {
    await leave('entinen')
    expect(await notesOf([{ id: 'c1' }])).toEqual([['canvas/c1', 'tallessa', 'entinen ilman verkkoa']])
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(1))
  })

  it('is all of a document that the server does not know, saved before or not', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'oli tallessa')
    await room.saved()
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
    expect(await notesOf([{ id: 'c1' }])).toEqual([])
    expect(await notesOf([{ id: 'c1', document: 'older' }])).toEqual([['canvas/c1', 'oli tallessa']])
  })

  it('is of what was erased what somebody before had not sent yet, and nothing else of it stays on the device', async () => {
    const room = open('entinen')
    await isLive(room)
    const template = CANVAS_TEMPLATES.get('empathy-map')
    if (template) seedCanvas(room.doc, template, 'fi')
    for (const id of ['pyyhitty', 'muiden']) add(room.doc, id)
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'lähettämättä')
    noteText(room.doc, 'muiden')?.insert(3, ' omia sanoja ')
    await is(room, { kept: true })
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: true }]))

    const erased = [{ id: 'c1', document: 'c2', retired: ['c1'] }]
    // Two tabs look at once.
    for (const left of await Promise.all([leftBehind(me(), erased), leftBehind(me(), erased)])) {
      expect(left).toMatchObject([{ path: 'canvas/c2', participant: 'entinen' }])
      const [{ doc, unsaved } = { doc: null, unsaved: null }] = left
      if (!doc || !unsaved) throw new Error('nothing is left')
      const texts = [...doc.getMap('notes').keys()].map((id) => noteText(doc, id)?.toJSON())
      expect(new Set(texts)).toEqual(new Set(['lähettämättä', 'omia sanoja']))
      expect(touchedKeys(doc, unsaved).size).toBe(2)
    }
    expect(await copies.list(seriesId())).toMatchObject([{ path: 'canvas/c2', unsaved: true }])
    // Erased again, it moves on.
    expect(await notesOf([{ id: 'c1', document: 'c3', retired: ['c1', 'c2'] }])).toEqual([
      ['canvas/c3', 'lähettämättä', 'notes-muiden-text-unsent'],
    ])
    expect(await copies.list(seriesId())).toMatchObject([{ path: 'canvas/c3' }])
  })

  it('is nothing of what was erased when all of it was saved: that leaves the device', async () => {
    const room = open('entinen')
    await isLive(room)
    add(room.doc, 'pyyhitty')
    await room.saved()
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
    expect(await notesOf([{ id: 'c1', document: 'c2', retired: ['c1'] }])).toEqual([])
    expect(await copies.list(seriesId())).toEqual([])
  })

  it('is nothing of what was erased of one’s own, in whatever role: it goes by itself to what took the place', async () => {
    await leave('aino')
    for (const role of ['participant', 'facilitator'] as const) {
      expect(await notesOf([{ id: 'c1', document: 'c2', retired: ['c1'] }], me(role))).toEqual([])
      expect(await copies.list(seriesId())).toMatchObject([{ path: 'canvas/c1', unsaved: true }])
    }
  })

  it('is said no more once it was taken away, and stays on the device', async () => {
    await leave('entinen')
    rememberTaken(await leftBehind(me(), [{ id: 'c1' }]))
    expect(await notesOf([{ id: 'c1' }])).toEqual([])
    expect(await copies.list(seriesId())).toHaveLength(1)
  })

  it('is not the facilitators’ notes for who only takes part', async () => {
    await leave('entinen', 'desk')
    expect(await notesOf([{ id: 'c1' }])).toEqual([])
    expect(await notesOf([{ id: 'c1' }], me('facilitator'))).toHaveLength(1)
  })
})
