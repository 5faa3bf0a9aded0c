import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { sheetGeometry } from '../../src/model/geometry.ts'
import { addStroke } from '../../src/model/ink.ts'
import { addLink } from '../../src/model/links.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import { addReaction, addStamp } from '../../src/model/stamps.ts'
import type { CreatedSeries } from '../../src/sync/protocol-http.ts'
import { sheetTemplate } from '../board/rooms.ts'
import { type Identity, type Peer, connectPeer } from './peer.ts'
import { TEST_KEY, type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
const peers: Peer[] = []
beforeAll(async () => {
  server = await startTestServer({ LIMIT_IMPORT: '3000000', LIMIT_FAILED_TRIES: '3' })
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})
afterAll(() => server.stop())

async function connect(series: string, path: string, who: Identity): Promise<Peer> {
  const peer = connectPeer(server, series, path, who)
  peers.push(peer)
  await expect.poll(() => peer.provider.synced).toBe(true)
  return peer
}

const archiveOf = async (series: string, who: Identity, query = '') =>
  (await server.call('GET', `/api/series/${series}/archive${query}`, who)).json<SeriesArchive>()
function failed(): never {
  throw new Error('no such field')
}
const LICENCE_LINE =
  '<a rel="license" href="https://creativecommons.org/licenses/by-sa/4.0">Suunnittelu: Arctic Factory · muokattu · CC BY-SA 4.0</a>'
const send = (archive: unknown, bearer: string | null = TEST_KEY) =>
  server.call('POST', '/api/series/import', { body: archive, ...(bearer === null ? {} : { bearer }) })

describe('a series’ archive', () => {
  it('holds all that was written, and makes an equal series under a new id', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const [step] = (await archiveOf(series.id, facilitator)).steps
    await server.call('POST', `/api/series/${series.id}/steps/${step?.id}/start`, facilitator)
    const before = await archiveOf(series.id, facilitator)
    expect(before.canvases.length).toBeGreaterThan(4)
    expect(before.canvases.flatMap(({ content }) => content.notes).length).toBeGreaterThan(20)
    expect(before.series.current).toBe(step?.id)

    const answer = await send(before)
    expect(answer.status).toBe(201)
    const made = answer.json<CreatedSeries>()
    expect(made.id).not.toBe(series.id)
    const leader = await joinSeries(server, { token: made.tokens.facilitator })
    const after = await archiveOf(made.id, leader)
    expect({ ...after, exported: 0, series: { ...after.series, id: '' } }).toEqual({
      ...before,
      exported: 0,
      series: { ...before.series, id: '' },
    })

    // It is a series like any other: there to be written on.
    const agenda = await connect(made.id, 'series', leader)
    const canvas = readSeries(agenda.doc)?.canvases[0]?.id ?? ''
    const [board, other] = [
      await connect(made.id, `canvas/${canvas}`, leader),
      await connect(made.id, `canvas/${canvas}`, leader),
    ]
    const at = { field: 'x', x: 0, y: 0 }
    addNote(board.doc, { id: 'uusi', at, text: 'Jatkuu', color: 'ice', by: null, made: 1 })
    await expect.poll(() => readNotes(other.doc).map(({ id }) => id)).toContain('uusi')
    // The original is what it was.
    expect(await archiveOf(series.id, facilitator)).toMatchObject({ canvases: before.canvases })
  })

  it('names nobody unless names are asked for, and is the facilitators’ only', async () => {
    const { series, facilitator, participant, viewer } = await seriesWithPeople(server)
    const agenda = await connect(series.id, 'series', facilitator)
    const canvas = readSeries(agenda.doc)?.canvases.find(({ template }) => template === 'empathy-map')
    const path = `canvas/${canvas?.id}`
    const [board, other] = [
      await connect(series.id, path, facilitator),
      await connect(series.id, path, facilitator),
    ]
    const by = participant.participantId
    const text = '</li><script>alert("1")</script> & \u0001Äiti'
    addNote(board.doc, { id: 'n', at: { field: 'hear', x: 1, y: 60 }, text, color: 'ice', by, made: 1 })
    await expect.poll(() => readNotes(other.doc)).toHaveLength(1)

    expect((await archiveOf(series.id, facilitator)).participants).toEqual([])
    expect((await archiveOf(series.id, facilitator, '?names=true')).participants).toEqual([
      { id: by, name: 'Aino' },
    ])
    const page = (query = '') =>
      server.call('GET', `/api/series/${series.id}/archive.html${query}`, facilitator)
    const plain = await page()
    expect(plain.headers['content-type']).toContain('text/html')
    expect(plain.headers['content-disposition']).toMatch(
      /^attachment; filename="arjen-kompassi-tunturin-tupa-\d{4}-\d\d-\d\d\.html"$/,
    )
    expect(plain.headers['content-security-policy']).toContain("default-src 'none'")
    expect(plain.text).toContain('<html lang="fi">')
    expect(plain.text).toContain('&lt;/li&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Äiti')
    expect(plain.text).not.toContain('<script')
    expect(plain.text).not.toContain('Aino')
    expect((await page('?names=true')).text).toContain('(kirjoittanut Aino)')
    for (const who of [participant, viewer]) {
      for (const ending of ['', '.html']) {
        const refused = await server.call('GET', `/api/series/${series.id}/archive${ending}`, who)
        expect(refused.status).toBe(403)
      }
    }
  })

  it('is readable with its headings, the compass with its key results and where they grew from', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const { text } = await server.call('GET', `/api/series/${series.id}/archive.html`, facilitator)
    expect(text.match(/<h1>/g)).toHaveLength(1)
    for (const heading of ['Ohjelma', 'Empatiakartta', 'Arjen kompassi']) {
      expect(text).toMatch(new RegExp(`<h2 id="[^"]+">${heading}</h2>`))
    }
    expect(text).toContain('<h4>Avaintulokset</h4>')
    expect(text).toContain('Kasvoi lapusta')
    expect(text).toMatch(/Mihin mennessä<\/th>\s*<td>30. kesäkuuta 2027<\/td>/)
    expect(text).toMatch(/<p class="eyebrow">Työpajat? 1[^<]*<\/p>\s*<h2 id="[^"]+">Empatiakartta</)
    for (const [, id] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`)
    // Self-contained, but for the way to the licence.
    expect(text.replaceAll(LICENCE_LINE, '')).not.toMatch(/(src|href)="(?!#)/)
  })

  it('says whose design the sheets are on each of them that somebody else designed, and on no other', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const { text } = await server.call('GET', `/api/series/${series.id}/archive.html`, facilitator)
    const sections = text.split('<section').slice(1)
    const designed = sections.filter((section) => section.includes(LICENCE_LINE))
    const { canvases } = await archiveOf(series.id, facilitator)
    const expected = canvases.filter(({ template }) => CANVAS_TEMPLATES.get(template)?.attribution)
    expect(expected.length).toBeGreaterThan(2)
    expect(designed).toHaveLength(expected.length)
    expect(designed.join('')).not.toContain('<h4>Avaintulokset</h4>')
  })

  it('says what each note answers, and how people reacted to it', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const { canvases } = await archiveOf(series.id, facilitator)
    const find = (key: string) => canvases.find(({ template }) => template === key)
    const [asks, company] = [find('value-creation-customer'), find('value-creation-company')]
    const asked = asks?.content.notes.find(({ at }) => at.field === 'wishes')
    const answer = company?.content.notes.find(({ at }) => at.field === 'value-creators')
    const ours = await connect(series.id, `canvas/${company?.id}`, facilitator)
    const theirs = await connect(series.id, `canvas/${company?.id}`, facilitator)
    addLink(ours.doc, {
      id: 'l',
      kind: 'answers',
      from: { note: answer?.id ?? '' },
      to: { note: asked?.id ?? '', canvas: asks?.id ?? '' },
      by: null,
      made: 1,
    })
    await expect.poll(() => theirs.doc.getMap('links').has('l')).toBe(true)
    const canvas = canvases.find(({ template }) => template === 'empathy-map')
    const [note] = canvas?.content.notes ?? []
    const board = await connect(series.id, `canvas/${canvas?.id}`, facilitator)
    const other = await connect(series.id, `canvas/${canvas?.id}`, facilitator)
    for (const by of ['a', 'b']) addReaction(board.doc, { note: note?.id ?? '', kind: 'heart', by }, by, 1)
    await expect.poll(() => other.doc.getMap('reactions').size).toBe(2)
    const { text } = await server.call('GET', `/api/series/${series.id}/archive.html`, facilitator)
    expect(text).toContain(`<li>${answer?.text}<blockquote>Vastaa lappuun: ${asked?.text}</blockquote>`)
    expect(text).toContain(`<li>${note?.text} <span class="quiet">♥ 2</span></li>`)
  })

  it('shows what is drawn on a sheet at its place, and tells it in words', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const { canvases } = await archiveOf(series.id, facilitator)
    const canvas = canvases.find(({ template }) => template === 'empathy-map')
    const [from, to] = canvas?.content.notes ?? []
    const board = await connect(series.id, `canvas/${canvas?.id}`, facilitator)
    const other = await connect(series.id, `canvas/${canvas?.id}`, facilitator)
    const made = { by: null, made: 1 }
    const ends = { from: { note: from?.id ?? '' }, to: { note: to?.id ?? '' } }
    addLink(board.doc, { id: 'arrow', kind: 'arrow', ...ends, ...made })
    const away = { from: { note: from?.id ?? '' }, to: { point: { x: 600, y: 400 } } }
    addLink(board.doc, { id: 'away', kind: 'arrow', ...away, ...made })
    for (const [id, kind] of [
      ['s1', 'heart'],
      ['s2', 'heart'],
      ['s3', 'star'],
    ] as const) {
      addStamp(board.doc, { id, kind, at: { field: 'hear', x: 100, y: 150 }, ...made })
    }
    const hear = sheetGeometry(sheetTemplate('empathy-map').sheet).fields.get('hear') ?? failed()
    const points = [0, 30, 60].flatMap((step) => [(hear.x + 40 + step) * 10, (hear.y + 90) * 10, 50])
    addStroke(board.doc, { id: 'i', tool: 'pen', color: 'aurora', width: 'fine', points, ...made })
    await expect.poll(() => other.doc.getMap('ink').has('i')).toBe(true)

    const { text } = await server.call('GET', `/api/series/${series.id}/archive.html`, facilitator)
    const section =
      text.split('<section').find((each) => each.includes('aria-label="Kuva arkista: Empatiakartta"')) ?? ''
    const [svg = ''] = section.match(/<svg[^]*<\/svg>/) ?? []
    expect(svg.match(/data-stamp="heart"/g)).toHaveLength(2)
    expect(svg).toContain(`translate(${hear.x + 100} ${hear.y + 150})`)
    expect(svg.match(/class="drawn"/g)).toHaveLength(2)
    expect(svg).toMatch(/<path data-tool="pen" class="pen" fill="#157f72" d="M[^"]+Z"/)
    const told = section.slice(section.indexOf('Arkille piirretty'))
    expect(told).toContain(`<li>Nuoli: ”${from?.text}” → ”${to?.text}”</li>`)
    expect(told).toContain(`<li>Nuoli: ”${from?.text}” → kohta arkilla</li>`)
    expect(told).toMatch(/<li>Leimat, [^:<]+: sydän 2, tähti 1<\/li>/)
    expect(told).toMatch(/<li>Käsin piirretyt viivat, [^:<]+: 1<\/li>/)
    // Nothing is shown of a sheet that nobody has used.
    const used = canvases.filter(
      ({ template, content }) => template !== 'compass' && content.notes.length > 0,
    )
    expect(text.match(/<figure class="sheet">/g)?.length).toBeGreaterThanOrEqual(used.length)
    const plain = await seriesWithPeople(server)
    const blank = await server.call('GET', `/api/series/${plain.series.id}/archive.html`, plain.facilitator)
    expect(blank.text).not.toContain('<svg')
  })

  it('says which customer a canvas is about', async () => {
    const { series, facilitator } = await seriesWithPeople(server, { sample: 'palvelutori' })
    const { canvases } = await archiveOf(series.id, facilitator)
    const map = canvases.find(({ template }) => template === 'empathy-map')
    const profile = canvases.find(({ id }) => id === map?.about)
    const name = profile?.content.texts['basics.name'] ?? ''
    expect(name).not.toBe('')
    const { text } = await server.call('GET', `/api/series/${series.id}/archive.html`, facilitator)
    expect(text).toMatch(new RegExp(`>Empatiakartta</h2>\\s*<p class="about">Asiakas: ${name}</p>`))
  })
})

describe('an import', () => {
  it('needs the key, which counts as a try when it is wrong', async () => {
    expect((await send({}, null)).status).toBe(403)
    const wrong = await send({}, 'wrong-key-000')
    expect(wrong.json().error.code).toBe('wrong-create-key')
  })

  it('tells what is no archive, what is newer, and what is too large', async () => {
    const codes = async (archive: unknown) => (await send(archive)).json().error.code
    const old = JSON.parse(
      await readFile(join(import.meta.dirname, '../model/archives/series-0.json'), 'utf8'),
    ) as { canvases: object[] }
    expect(await codes({ hello: 1 })).toBe('not-an-archive')
    expect(await codes([])).toBe('not-an-archive')
    expect(await codes({ ...old, version: 7 })).toBe('archive-newer')
    const [canvas] = old.canvases
    const ahead = { ...canvas, templateVersion: 99 }
    expect(await codes({ ...old, canvases: [ahead] })).toBe('archive-newer')
    const strange = { ...canvas, id: '../../etc' }
    expect(await codes({ ...old, canvases: [strange] })).toBe('not-an-archive')
    expect(await codes({ ...old, desk: [{ step: 's1', text: 'x'.repeat(10_001) }] })).toBe('too-long')
    expect(await codes({ ...old, padding: 'x'.repeat(3_000_001) })).toBe('too-large')
    const answer = await server.call('POST', '/api/series/import', { raw: '{"format":', bearer: TEST_KEY })
    expect(answer.json().error.code).toBe('not-an-archive')

    const migrated = await send(old)
    expect(migrated.status).toBe(201)
    const made = migrated.json<CreatedSeries>()
    const leader = await joinSeries(server, { token: made.tokens.facilitator })
    const archive = await archiveOf(made.id, leader)
    expect(archive.canvases[0]?.content.notes[0]).toMatchObject({ text: 'Vanha lappu' })
    expect(archive.desk).toEqual({ s1: 'Muista kynät' })
  })

  it('takes no text that nobody could go on with, wherever it is', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const archive = await archiveOf(series.id, facilitator)
    const at = archive.canvases.findIndex(({ template }) => template === 'empathy-map')
    const made = { by: null, made: 1 }
    const long = 'x'.repeat(10_001)
    const picture = { hash: 'a'.repeat(64), width: 1, height: 1 }
    const place = { field: 'hear', x: 1, y: 1 }
    for (const things of [
      { groups: [{ id: 'g', field: 'hear', title: long, ...made }] },
      { pictures: [{ id: 'p', at: place, width: 1, height: 1, file: picture, alt: long, ...made }] },
      { comments: [{ id: 'c', note: 'n', text: long, ...made }] },
    ]) {
      const canvases = archive.canvases.map((canvas, index) =>
        index === at ? { ...canvas, content: { ...canvas.content, ...things } } : canvas,
      )
      expect((await send({ ...archive, canvases })).json().error.code, Object.keys(things)[0]).toBe(
        'too-long',
      )
    }
  })
})
