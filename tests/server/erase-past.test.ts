import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { deskNote } from '../../src/model/desk.ts'
import { addNote, noteText } from '../../src/model/note.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import { setText } from '../../src/model/text.ts'
import type { ErasedWords } from '../../src/sync/protocol-http.ts'
import { socketOf } from './on-folder.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

/* Words that somebody has rewritten stand in no text any more, but in the documents' logs until these are put together. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function filesWith(words: string): Promise<string[]> {
  const names = await readdir(server.dataDir)
  const contents = await Promise.all(names.map((name) => readFile(join(server.dataDir, name))))
  return names.filter((_, index) => contents[index]?.includes(Buffer.from(words)))
}

it('words that were rewritten before are erased from the logs, too, wherever they stood', async () => {
  const { series, facilitator } = await seriesWithPeople(server)
  const connect = (path: string) => socketOf(server, series.id, path, facilitator).ready()
  const agenda = await connect('series')
  const { canvases = [], steps = [] } = readSeries(agenda.doc) ?? {}
  const profile = canvases.find(({ template }) => template === 'customer-profile')
  const board = await connect(`canvas/${profile ? canvasDocument(profile) : ''}`)
  const desk = await connect('desk')
  const face = () => readSeries(agenda.doc)?.canvases.find(({ id }) => id === profile?.id)?.face?.name

  const secret = 'Väinö-Verneri'
  const name = board.doc.getMap('texts').get('basics.name')
  const kept = deskNote(desk.doc, steps[0]?.id ?? '')
  const at = { field: 'basics', x: 0, y: 0 }
  addNote(board.doc, { id: 'n1', at, text: `Kävi ${secret}`, color: 'ice', by: null, made: 1 })
  const note = noteText(board.doc, 'n1')
  if (!(name instanceof Y.Text) || !kept || !note) throw new Error('no texts')
  setText(name, secret)
  setText(kept, `Kysy: ${secret}`)
  for (const client of [board, desk]) await client.allSaved()
  await expect.poll(face).toBe(secret)
  for (const text of [name, kept, note]) setText(text, 'Asiakas')
  for (const client of [board, desk]) await client.allSaved()
  await expect.poll(face).toBe('Asiakas')
  expect(await filesWith(secret)).not.toEqual([])

  const answer = await server.call('POST', `/api/series/${series.id}/erase-words`, {
    ...facilitator,
    body: { words: secret },
  })
  expect(answer.json<ErasedWords>()).toMatchObject({ erased: { texts: 0 }, scrubbed: true })
  expect(await filesWith(secret)).toEqual([])
})
