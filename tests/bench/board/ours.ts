import { nanoid } from 'nanoid'
import { addNotes, moveNote, noteText, readNote } from '../../../src/model/note.ts'
import { setText } from '../../../src/model/text.ts'
import type { CreatedSeries, Session } from '../../../src/sync/protocol-http.ts'
import { type Product, startProduct } from '../../support/product.ts'
import { SyncClient } from '../../support/sync-client.ts'
import { type Contender, type RemoteEdit, VIEWPORT } from './contender.ts'
import { type BenchNote, TEMPLATE } from './notes.ts'

const KEY = 'a-key-for-the-bench'

interface Place {
  readonly series: string
  readonly token: string
  readonly full: string
  readonly empty: string
}

async function send<T>(
  method: 'POST' | 'PATCH',
  product: Product,
  path: string,
  body: unknown,
  bearer?: string,
): Promise<T> {
  const answer = await fetch(`${product.url}${path}`, {
    method,
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? { origin: product.url } : { authorization: `Bearer ${bearer}` }),
    },
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

type Bearer = Session & { readonly session: string }
const enter = (product: Product, token: string, name: string): Promise<Bearer> =>
  send('POST', product, '/api/sessions', { token, name, bearer: true })

/** Another participant, by the sync interface, as another browser would be. */
async function another(product: Product, place: Place): Promise<SyncClient> {
  const { session } = await enter(product, place.token, `Toinen ${nanoid(4)}`)
  const url = `${product.url.replace('http', 'ws')}/sync/${place.series}/canvas/${place.full}`
  return new SyncClient(url, { headers: { authorization: `Bearer ${session}` } }).ready()
}

async function prepare(product: Product, notes: readonly BenchNote[]): Promise<Place> {
  const { id, tokens } = await send<CreatedSeries>('POST', product, '/api/series', {
    title: 'Mittaus',
    organisation: 'Tunturin Tupa',
    language: 'fi',
    key: KEY,
  })
  const { session } = await enter(product, tokens.facilitator, 'Vetäjä')
  const made: string[] = []
  for (const canvas of [nanoid(), nanoid()]) {
    await send('POST', product, `/api/series/${id}/canvases`, { id: canvas, template: TEMPLATE }, session)
    await send('PATCH', product, `/api/series/${id}/canvases/${canvas}`, { state: 'open' }, session)
    made.push(canvas)
  }
  const [full = '', empty = ''] = made
  const place = { series: id, token: tokens.participant, full, empty }
  const writer = await another(product, place)
  const by = nanoid()
  addNotes(
    writer.doc,
    notes.map((note, index) => ({
      id: note.id,
      at: note.at,
      text: note.text,
      color: note.tint.ours,
      by,
      made: index,
    })),
  )
  await writer.allSaved()
  writer.close()
  return place
}

function apply(client: SyncClient, { id, dx, text }: RemoteEdit): void {
  const note = readNote(client.doc, id)
  const words = noteText(client.doc, id)
  if (text !== undefined && words) setText(words, text)
  else if (note) moveNote(client.doc, id, { ...note.at, x: note.at.x + dx })
}

/** The built product with its real server; what others do comes over its sockets. */
export async function startOurs(notes: readonly BenchNote[]): Promise<Contender> {
  const product = await startProduct({ CREATE_KEY: KEY })
  const place = await prepare(product, notes)
  const note = (id: string) => `[data-note="${id}"]`
  return {
    name: 'ours',
    enter: async (browser) => {
      // It would fetch all of the page amid what is measured.
      const serviceWorkers = 'block'
      const context = await browser.newContext({ viewport: VIEWPORT, locale: 'fi-FI', serviceWorkers })
      const answer = await context.request.post(`${product.url}/api/sessions`, {
        data: { token: place.token, name: 'Mittaaja' },
        headers: { origin: product.url },
      })
      if (!answer.ok()) throw new Error(`joining: ${answer.status()}`)
      return { context, page: await context.newPage() }
    },
    address: (full) =>
      `${product.url}/s/${place.series}/canvas/${full ? place.full : place.empty}?as=participant`,
    // The button is there for those who may write now, and the field that the note goes to.
    ready: `document.querySelector('[data-field]') !== null && document.querySelector('button[title^="Uusi lappu"]') !== null`,
    count: `document.querySelectorAll('[data-note]').length`,
    board: async (context, page) => ({
      page,
      at: async (id) => {
        const box = await page.locator(note(id)).boundingBox()
        if (!box) throw new Error(`${id} is not on the screen`)
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      },
      free: () =>
        page.evaluate(() => {
          for (const element of document.querySelectorAll<HTMLElement>('[data-note]')) {
            const { left, top, width, height } = element.getBoundingClientRect()
            const [x, y] = [left + width / 2, top + height / 2]
            const isAmid = x > 400 && x < 900 && y > 200 && y < 500
            if (isAmid && element.contains(document.elementFromPoint(x, y)))
              return element.dataset['note'] ?? ''
          }
          throw new Error('every note is covered')
        }),
      scale: () =>
        page.evaluate((selector) => {
          const element = document.querySelector<HTMLElement>(selector)
          return element ? element.getBoundingClientRect().width / element.offsetWidth : 0
        }, '[data-note]'),
      text: (id) =>
        page.evaluate((selector) => {
          const element = document.querySelector(selector)
          return element?.querySelector('textarea')?.value ?? element?.textContent ?? ''
        }, note(id)),
      edits: async (perSecond, make) => {
        const client = await another(product, place)
        const began = performance.now()
        let done = 0
        const timer = setInterval(() => {
          while ((done * 1000) / perSecond < performance.now() - began) apply(client, make(done++))
        }, 1000 / perSecond)
        return async () => {
          clearInterval(timer)
          await client.allSaved()
          client.close()
          return done
        }
      },
      close: () => context.close(),
    }),
    stop: () => product.stop(),
  }
}
