// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
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

  it('is nothing of what was erased: that leaves the device, whosever it was', async () => {
    await leave('entinen')
    expect(await notesOf([{ id: 'c1', document: 'c2', retired: ['c1'] }])).toEqual([])
    expect(await copies.list(seriesId())).toEqual([])
  })

  it('is nothing of what was erased of one’s own either', async () => {
    await leave('aino')
    expect(await notesOf([{ id: 'c1', document: 'c2', retired: ['c1'] }])).toEqual([])
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
