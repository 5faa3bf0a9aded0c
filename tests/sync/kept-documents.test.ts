// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { touchedKeys } from '../../src/model/changes.ts'
import { bringHome } from '../../src/sync/bring-home.ts'
import { keptDocuments } from '../../src/sync/kept-documents.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { add, cut, isLive, isOffline, is, mend, open, seriesId, server, until } from './copy-stage.ts'

describe('what was left on this device', () => {
  const me = (seriesId: string) =>
    ({ seriesId, participantId: 'aino', role: 'participant', name: 'A' }) as const

  it('goes home when the series is opened again, whatever canvas is looked at', async () => {
    cut()
    const room = open()
    await isOffline(room)
    add(room.doc, 'jäi kesken')
    await is(room, { kept: true })
    room.close()
    mend()
    await bringHome(me(seriesId()), ['c1', 'c2'])
    await until(() => expect(server.doc.getMap('notes').has('jäi kesken')).toBe(true))
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
    expect(server.peers).toHaveLength(1)
  })

  it('of a canvas that is gone is asked for, and dropped when the server has deleted it', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'pyyhitty')
    await room.saved()
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(1))
    await bringHome(me(seriesId()), ['uusi'])
    await until(() => expect(server.peers).toHaveLength(2))
    server.latest().socket.close(4410, 'deleted')
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(0))
  })

  it('can be read as documents, marked by what is only here', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'vanha')
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'uusi')
    await is(room, { kept: true })
    room.close()
    await until(async () => {
      const [kept] = await keptDocuments(seriesId())
      expect(kept && [...kept.doc.getMap('notes').keys()].toSorted()).toEqual(['uusi', 'vanha'])
      expect(kept?.unsaved && [...touchedKeys(kept.doc, kept.unsaved, ['notes'])]).toEqual(['uusi'])
    })
  })
})
