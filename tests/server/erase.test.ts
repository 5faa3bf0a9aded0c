import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addComment, readComment } from '../../src/model/comments.ts'
import { readCompass } from '../../src/model/compass.ts'
import { addSource } from '../../src/model/compass-writing.ts'
import { deskNote } from '../../src/model/desk.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addNote, noteText, readNote, readNotes, removeNote, restoreNote } from '../../src/model/note.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import { setText } from '../../src/model/text.ts'
import { documentOf } from '../../server/storage/merge.ts'
import { openStorage } from '../../server/storage/open.ts'
import { CLOSE, encodeTimeQuery } from '../../src/sync/protocol.ts'
import type {
  DeletedSeries,
  ErasedNote,
  ErasedPerson,
  ErasedWords,
  VersionSummary,
} from '../../src/sync/protocol-http.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { SyncClient } from '../support/sync-client.ts'
import { until } from '../support/until.ts'
import { type Identity, type Peer, connectPeer } from './peer.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
const peers: Peer[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})
afterAll(() => server.stop())

function open(series: string, path: string, who: Identity): Peer {
  const peer = connectPeer(server, series, path, who)
  peers.push(peer)
  return peer
}
async function connect(series: string, path: string, who: Identity): Promise<Peer> {
  const peer = open(series, path, who)
  await expect.poll(() => peer.provider.synced).toBe(true)
  return peer
}

/** The files of the data folder that hold these words, in any of the forms in which they may stand there. */
async function filesWith(words: string): Promise<string[]> {
  const names = await readdir(server.dataDir)
  const contents = await Promise.all(names.map((name) => readFile(join(server.dataDir, name))))
  return names.filter((_, index) => contents[index]?.includes(Buffer.from(words)))
}

const at = { field: 'hear', x: 12, y: 70 }
const textsOn = (doc: Y.Doc) =>
  readNotes(doc)
    .map(({ text }) => text)
    .toSorted()

/** A workshop whose empathy map and compass everybody looks at. */
async function workshop() {
  const people = await seriesWithPeople(server)
  const { series, facilitator, participant } = people
  const agenda = await connect(series.id, 'series', facilitator)
  const refs = () => readSeries(agenda.doc)?.canvases ?? []
  const find = (template: string) => {
    const canvas = refs().find((other) => other.template === template)
    if (!canvas) throw new Error('no canvas')
    return canvas
  }
  const [canvas, compass] = [find('empathy-map').id, find('compass').id]
  const path = (id: string) => {
    const ref = refs().find((other) => other.id === id)
    return `canvas/${ref ? canvasDocument(ref) : ''}`
  }
  const board = await connect(series.id, path(canvas), facilitator)
  const other = await connect(series.id, path(canvas), participant)
  const [step] = readSeries(agenda.doc)?.steps ?? []
  return {
    ...people,
    canvas,
    compass,
    canvasOf: (template: string) => find(template).id,
    path,
    board,
    other,
    agenda,
    step: () => server.call('POST', `/api/series/${series.id}/steps/${step?.id}/start`, facilitator),
    write: async (id: string, text: string, by = participant.participantId): Promise<void> => {
      addNote(board.doc, { id, at, text, color: 'ice', by, made: 1 })
      await expect.poll(() => textsOn(other.doc)).toContain(text)
    },
    erase: async (note: string) => {
      const answer = await server.call('POST', `/api/series/${series.id}/canvases/${canvas}/erase`, {
        ...facilitator,
        body: { note },
      })
      return { status: answer.status, receipt: answer.json<ErasedNote>() }
    },
    versions: async (id: string) =>
      (await server.call('GET', `/api/series/${series.id}/canvases/${id}/versions`, facilitator)).json<{
        versions: VersionSummary[]
      }>().versions,
  }
}

describe('erasing a note', () => {
  it('leaves it nowhere: not live, not in versions, not in links, not in the bytes of the files', async () => {
    const { write, erase, step, versions, board, other, path, canvas, compass, series, facilitator } =
      await workshop()
    const secret = 'Salaisuus-Ärjylän-mökistä'
    await write('n1', secret)
    await write('n2', 'Jää tänne')
    const wheel = await connect(series.id, path(compass), facilitator)
    addSource(wheel.doc, { id: 's1', of: 'p1', canvas, note: 'n1', words: secret, made: 1 })
    addSource(wheel.doc, { id: 's2', of: 'p1', canvas, note: 'n2', words: 'Jää tänne', made: 2 })
    const looking = await connect(series.id, path(compass), facilitator)
    await expect.poll(() => readCompass(looking.doc).principles[0]?.material.length).toBe(2)
    await step()
    await step()
    const rewritten = noteText(board.doc, 'n1')
    if (rewritten) setText(rewritten, 'Toisin sanoin')
    await expect.poll(() => textsOn(other.doc)).toContain('Toisin sanoin')
    await step()
    expect(await filesWith(secret)).not.toEqual([])

    const { receipt } = await erase('n1')
    expect(receipt).toEqual({
      erased: { notes: 1, links: 1, versions: 3 },
      copies: 0,
      unread: [],
      scrubbed: true,
    })
    for (const gone of [secret, 'Toisin sanoin']) expect(await filesWith(gone)).toEqual([])
    expect(await versions(canvas)).toHaveLength(2)
    const fresh = await connect(series.id, path(canvas), facilitator)
    expect(textsOn(fresh.doc)).toEqual(['Jää tänne'])
    const newWheel = await connect(series.id, path(compass), facilitator)
    expect(readCompass(newWheel.doc).principles[0]?.material.map(({ id }) => id)).toEqual(['s2'])
    expect((await erase('n1')).status).toBe(404)
    expect(server.logged.join('\n')).not.toContain(secret)
  })

  it('moves who is connected, and no old copy can bring it back', async () => {
    const { write, erase, board, other, path, canvas, series, participant } = await workshop()
    const secret = 'Takaisin-tuomaton'
    await write('n1', secret)
    await write('n2', 'Jää')
    const before = path(canvas)
    // A lid that was shut, with an edit of its own.
    const stale = new Y.Doc()
    Y.applyUpdate(stale, Y.encodeStateAsUpdate(board.doc))
    const text = noteText(stale, 'n1')
    if (text) setText(text, `${secret} taas`)
    removeNote(stale, 'n1')
    restoreNote(stale, 'n1')

    await erase('n1')
    for (const peer of [board, other]) await expect.poll(() => peer.closed).toContain(CLOSE.deleted)
    await expect.poll(() => path(canvas)).not.toBe(before)

    const returning = open(series.id, before, participant)
    Y.applyUpdate(returning.doc, Y.encodeStateAsUpdate(stale))
    await expect.poll(() => returning.closed).toContain(CLOSE.deleted)
    const fresh = await connect(series.id, path(canvas), participant)
    expect(textsOn(fresh.doc)).toEqual(['Jää'])
    expect(await filesWith(secret)).toEqual([])
  })

  it('cannot be prevented by who writes to the canvas what no version of it has', async () => {
    const { write, erase, board, other, path, canvas, series, facilitator } = await workshop()
    await write('n1', 'Estetty')
    await write('n2', 'Jää')
    const odd = new Y.Doc()
    odd.getArray('lists').push(['Estetty'])
    odd.getText('notes').insert(0, 'Estetty')
    odd.getMap('things').set('a', new Y.XmlElement('p'))
    odd.getMap('things').set('b', new Y.XmlText('b'))
    odd.getMap('things').set('c', new Y.XmlHook('hook'))
    Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(odd))
    await expect.poll(() => other.doc.getMap('things').size).toBe(3)
    expect((await erase('n1')).status).toBe(200)
    expect(await filesWith('Estetty')).toEqual([])
    const fresh = await connect(series.id, path(canvas), facilitator)
    expect(textsOn(fresh.doc)).toEqual(['Jää'])
  })

  it('is the facilitators’, and tells what it cannot find or does not erase', async () => {
    const { write, erase, series, participant, facilitator, path, canvas, compass } = await workshop()
    await write('n1', 'Lupaus jonosta')
    const wheel = await connect(series.id, path(compass), facilitator)
    const looking = await connect(series.id, path(compass), facilitator)
    const promise = wheel.doc.getMap('deeds')
    wheel.doc.transact(() => {
      const deed = new Y.Map<unknown>([
        ['principle', 'p1'],
        ['order', 'a0'],
        ['text', new Y.Text('Lupaus  jonosta!')],
      ])
      promise.set('d1', deed)
    })
    await expect.poll(() => readCompass(looking.doc).principles[0]?.deeds.length).toBe(1)
    const url = `/api/series/${series.id}/canvases/${canvas}/erase`
    const refused = await server.call('POST', url, { ...participant, body: { note: 'n1' } })
    expect(refused.status).toBe(403)
    expect((await server.call('POST', url, { ...facilitator, body: {} })).status).toBe(400)
    const elsewhere = url.replace(canvas, 'none')
    expect((await server.call('POST', elsewhere, { ...facilitator, body: { note: 'n1' } })).status).toBe(404)
    expect((await erase('none')).status).toBe(404)
    expect((await erase('n1')).receipt.copies).toBe(1)
  })
})

describe('erasing words', () => {
  it('leaves them nowhere that people wrote them: comments, titles, shared texts, what was removed, the desk, versions', async () => {
    const {
      write,
      step,
      versions,
      board,
      other,
      agenda,
      path,
      canvas,
      compass,
      series,
      facilitator,
      participant,
    } = await workshop()
    const secret = 'Ärjylän Matti-Olavi'
    await write('n1', `Kävi ${secret} eilen`)
    await write('n2', 'Jää tänne')
    await write('n3', `${secret} poistettuna`)
    addComment(board.doc, { id: 'c1', note: 'n2', text: `Niinkuin ${secret} sanoi`, by: null, made: 1 })
    addGroup(board.doc, { id: 'g1', field: 'hear', title: secret, by: null, made: 1 }, ['n2'])
    removeNote(board.doc, 'n3')
    const wheel = await connect(series.id, path(compass), facilitator)
    addSource(wheel.doc, { id: 's1', of: 'p1', canvas, note: 'n1', words: secret, made: 1 })
    const why = wheel.doc.getMap('texts').get('p1.why')
    if (why instanceof Y.Text) setText(why, `Koska ärjylän   matti-olavi niin halusi`)
    const looking = await connect(series.id, path(compass), facilitator)
    await expect.poll(() => looking.doc.getMap('sources').size).toBe(1)
    const desk = await connect(series.id, 'desk', facilitator)
    const [first] = readSeries(agenda.doc)?.steps ?? []
    const note = deskNote(desk.doc, first?.id ?? '')
    if (note) setText(note, `Kysy: ${secret}?`)
    const otherDesk = await connect(series.id, 'desk', facilitator)
    await expect.poll(() => deskNote(otherDesk.doc, first?.id ?? '')?.toString()).toContain(secret)
    await expect.poll(() => readNotes(other.doc)).toHaveLength(2)
    await step()
    await step()
    expect(await filesWith(secret)).not.toEqual([])

    const url = `/api/series/${series.id}/erase-words`
    const post = async (body: object, who = facilitator) => server.call('POST', url, { ...who, body })
    const words = `${secret} `.toUpperCase()
    expect((await post({ words, only: 'count' })).json()).toEqual({
      erased: { texts: 7, versions: 2 },
      unread: [],
      unreadDesk: false,
      unreadSeries: false,
    })
    expect(await filesWith(secret)).not.toEqual([])
    expect((await post({ words })).json<ErasedWords>()).toEqual({
      erased: { texts: 7, versions: 2 },
      unread: [],
      unreadDesk: false,
      unreadSeries: false,
      scrubbed: true,
    })
    for (const gone of [secret, 'matti-olavi']) expect(await filesWith(gone)).toEqual([])
    const fresh = await connect(series.id, path(canvas), participant)
    expect(textsOn(fresh.doc)).toEqual(['Jää tänne', 'Kävi … eilen'])
    expect(readComment(fresh.doc, 'c1')?.text).toBe('Niinkuin … sanoi')
    expect(readNote(fresh.doc, 'n2')).toMatchObject({ group: 'g1' })
    const newWheel = await connect(series.id, path(compass), facilitator)
    expect(newWheel.doc.getMap('texts').get('p1.why')?.toString()).toBe('Koska … niin halusi')
    await expect.poll(() => deskNote(otherDesk.doc, first?.id ?? '')?.toString()).toBe('Kysy: …?')
    expect(await versions(canvas)).toHaveLength(1)
    expect((await post({ words })).json<ErasedWords>().erased).toEqual({ texts: 0, versions: 0 })
    expect(server.logged.join('\n')).not.toMatch(/matti-olavi/i)
  })

  it('leaves them not in letters of two characters or with soft hyphens either, as they come from another program', async () => {
    const { write, step, versions, board, canvas, series, facilitator } = await workshop()
    const written = ['Mäkitalo', 'Mäkitalo'.normalize('NFD'), 'Mäki\u00adtalo']
    for (const [index, words] of written.entries()) await write(`n${index}`, `Kävi ${words} eilen`)
    expect(textsOn(board.doc)).toHaveLength(3)
    await step()
    await step()
    const answer = await server.call('POST', `/api/series/${series.id}/erase-words`, {
      ...facilitator,
      body: { words: 'Mäkitalo' },
    })
    expect(answer.json<ErasedWords>().erased).toEqual({ texts: 3, versions: 1 })
    expect(await versions(canvas)).toHaveLength(1)
    for (const words of written) expect(await filesWith(words)).toEqual([])
  })

  it('leaves them not in what somebody has not revealed yet', async () => {
    const { series, facilitator, participant, canvas } = await workshop()
    const secret = 'Salla-Sinikka'
    const state = (state: string) =>
      server.call('PATCH', `/api/series/${series.id}/canvases/${canvas}`, { ...facilitator, body: { state } })
    await state('private')
    const path = `own/${participant.participantId}/${canvas}`
    const own = await connect(series.id, path, participant)
    const { participantId } = participant
    addNote(own.doc, { id: 'o1', at, text: `Kysy: ${secret}`, color: 'ice', by: participantId, made: 1 })
    addComment(own.doc, { id: 'c1', note: 'o1', text: `${secret} taas`, by: null, made: 1 })
    const again = await connect(series.id, path, participant)
    await expect.poll(() => readComment(again.doc, 'c1')?.text).toBe(`${secret} taas`)
    const url = `/api/series/${series.id}/erase-words`
    const post = async (body: object) => server.call('POST', url, { ...facilitator, body })
    expect((await post({ words: secret, only: 'count' })).json<ErasedWords>().erased.texts).toBe(2)
    expect((await post({ words: secret })).json<ErasedWords>().erased.texts).toBe(2)
    expect(await filesWith(secret)).toEqual([])
    await expect.poll(() => textsOn(again.doc)).toEqual(['Kysy: …'])
    expect(readComment(again.doc, 'c1')?.text).toBe('… taas')
  })

  it('leaves them not in the name either under which other canvases show the customer', async () => {
    const { series, facilitator, agenda, canvasOf, path } = await workshop()
    const secret = 'Tuure-Talvikki'
    const profile = canvasOf('customer-profile')
    const board = await connect(series.id, path(profile), facilitator)
    const name = board.doc.getMap('texts').get('basics.name')
    if (name instanceof Y.Text) setText(name, `${secret} Oksanen`)
    const face = () => readSeries(agenda.doc)?.canvases.find(({ id }) => id === profile)?.face?.name
    await expect.poll(face).toBe(`${secret} Oksanen`)
    const url = `/api/series/${series.id}/erase-words`
    await server.call('POST', url, { ...facilitator, body: { words: secret } })
    expect(await filesWith(secret)).toEqual([])
    await expect.poll(face).toBe('… Oksanen')
  })

  it('is the facilitators’, and takes no words that stand everywhere', async () => {
    const { series, participant, facilitator } = await workshop()
    const url = `/api/series/${series.id}/erase-words`
    const post = async (body: object, who: Identity) =>
      (await server.call('POST', url, { ...who, body })).status
    expect(await post({ words: 'Matti' }, participant)).toBe(403)
    for (const words of ['', ' a b ', 'ei', '\u00ad'.repeat(9), 'x'.repeat(201)])
      expect(await post({ words }, facilitator)).toBe(400)
    expect(await post({ words: '.*)' }, facilitator)).toBe(200)
  })
})

describe('erasing a person', () => {
  it('takes their name, sessions and authorship, and leaves the words', async () => {
    const { write, step, series, facilitator, participant, other, path, canvas, board } = await workshop()
    const { participantId } = participant
    await server.call('POST', '/api/sessions', {
      body: { token: series.tokens.participant, name: 'Ainokainen-nimi' },
      cookie: participant.cookie,
    })
    await write('n1', 'Sanat jäävät')
    await step()
    await step()
    expect(await filesWith(participantId)).not.toEqual([])
    expect(await filesWith('Ainokainen-nimi')).not.toEqual([])

    const url = `/api/series/${series.id}/participants`
    expect((await server.call('DELETE', `${url}/${participantId}`, participant)).status).toBe(403)
    const people = await server.call('GET', url, facilitator)
    expect(people.text).toContain('Ainokainen-nimi')
    const erased = await server.call('DELETE', `${url}/${participantId}`, facilitator)
    expect(erased.json<ErasedPerson>()).toEqual({
      erased: { participants: 1, notes: 1, documents: 0, versions: 1 },
      unread: [],
      scrubbed: true,
    })
    await expect.poll(() => other.closed).toContain(CLOSE.noSession)
    await expect.poll(() => readNotes(board.doc)).toMatchObject([{ text: 'Sanat jäävät', by: null }])
    for (const gone of [participantId, 'Ainokainen-nimi']) expect(await filesWith(gone)).toEqual([])
    const fresh = await connect(series.id, path(canvas), facilitator)
    expect(textsOn(fresh.doc)).toEqual(['Sanat jäävät'])
    expect((await server.call('GET', `/api/series/${series.id}`, participant)).status).toBe(401)

    const again = await server.call('DELETE', `${url}/${participantId}`, facilitator)
    expect(again.json<ErasedPerson>().erased).toEqual({
      participants: 0,
      notes: 0,
      documents: 0,
      versions: 0,
    })
  })
})

describe('erasing a person who is writing', () => {
  let storage: FaultyStorage | null = null
  let own: TestServer
  beforeAll(async () => {
    own = await startTestServer(
      {},
      {
        openStorage: async (dataDir) => (storage = new FaultyStorage(await openStorage(dataDir))),
      },
    )
  })
  afterAll(() => own.stop())

  it('leaves nothing that says who wrote it', async () => {
    const { series, facilitator, participant } = await seriesWithPeople(own)
    const { participantId } = participant
    const board = connectPeer(own, series.id, 'series', facilitator)
    peers.push(board)
    await expect.poll(() => board.provider.synced).toBe(true)
    const canvas = readSeries(board.doc)?.canvases.find(({ template }) => template === 'empathy-map')
    const path = `canvas/${canvas?.id ?? ''}`
    await own.call('PATCH', `/api/series/${series.id}/canvases/${canvas?.id ?? ''}`, {
      ...facilitator,
      body: { state: 'open' },
    })
    const client = await new SyncClient(`${own.url.replace('http', 'ws')}/sync/${series.id}/${path}`, {
      headers: { cookie: participant.cookie, origin: own.url },
    }).ready()
    const add = (id: string) =>
      addNote(client.doc, { id, at, text: id, color: 'ice', by: participantId, made: 1 })
    add('before')
    await client.allSaved()

    storage?.hold()
    const url = `/api/series/${series.id}/participants/${participantId}`
    const erasing = own.call('DELETE', url, facilitator)
    await until(() => (storage?.held ?? 0) > 0, 'the erasing')
    add('meanwhile')
    client.send(encodeTimeQuery())
    await until(() => client.times.length > 0, 'that the server has read it')
    storage?.release()
    expect((await erasing).status).toBe(200)
    expect((await client.end()).code).toBe(CLOSE.noSession)
    const stored = await storage?.loadDocument({ series: series.id, path })
    const notes = readNotes(documentOf(stored ?? []))
    expect(notes.map(({ by }) => by)).toEqual(notes.map(() => null))
    expect(notes.map(({ text }) => text)).toContain('before')
  })
})

describe('deleting a series', () => {
  it('leaves nothing of it, tells who is there and who comes later, and leaves the other series', async () => {
    const { write, step, series, facilitator, participant, board, other, agenda, path, canvas } =
      await workshop()
    const staying = await workshop()
    await staying.write('n1', 'Toinen sarja')
    await write('n1', 'Häviävä lappu')
    const desk = await connect(series.id, 'desk', facilitator)
    const looking = await connect(series.id, 'desk', facilitator)
    const [first] = readSeries(agenda.doc)?.steps ?? []
    const note = deskNote(desk.doc, first?.id ?? '')
    if (note) setText(note, 'Häviävä muistiinpano')
    await expect.poll(() => deskNote(looking.doc, first?.id ?? '')?.toString()).toBe('Häviävä muistiinpano')
    await step()
    await step()

    expect((await server.call('DELETE', `/api/series/${series.id}`, participant)).status).toBe(403)
    const answer = await server.call('DELETE', `/api/series/${series.id}`, facilitator)
    expect(answer.status).toBe(200)
    const { deleted, scrubbed } = answer.json<DeletedSeries>()
    expect(scrubbed).toBe(true)
    expect(deleted).toMatchObject({ canvases: 5, notes: 1, documents: 7, versions: 5, links: 3 })
    for (const peer of [board, other, agenda, desk]) {
      await expect.poll(() => peer.closed).toContain(CLOSE.deleted)
    }
    for (const gone of ['Häviävä lappu', 'Häviävä muistiinpano', series.tokens.facilitator, series.code]) {
      expect(await filesWith(gone)).toEqual([])
    }
    for (const who of [facilitator, participant]) {
      const asked = await server.call('GET', `/api/series/${series.id}`, who)
      expect([asked.status, asked.json().error.code]).toEqual([410, 'deleted'])
    }
    for (const late of [path(canvas), 'series', 'desk']) {
      const peer = open(series.id, late, facilitator)
      await expect.poll(() => peer.closed).toContain(CLOSE.deleted)
    }
    const joining = await server.call('POST', '/api/sessions', { body: { code: series.code, name: 'A' } })
    expect(joining.status).toBe(404)
    expect(textsOn(staying.board.doc)).toEqual(['Toinen sarja'])
    await staying.write('n2', 'Jatkuu')
  })
})
