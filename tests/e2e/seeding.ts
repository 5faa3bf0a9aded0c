import { type Page, expect } from '@playwright/test'
import type * as Y from 'yjs'
import type { CreatedSeries } from '../../src/sync/protocol-http.ts'
import type { Product } from '../support/product.ts'
import { SyncClient } from '../support/sync-client.ts'

export interface SeededSeries {
  readonly id: string
  /** Opens the workshop as facilitator. */
  readonly link: string
  readonly canvases: readonly { readonly id: string; readonly template: string }[]
  /** Writes to a canvas, through the sync interface, and waits until it is stored. */
  fill(canvas: string, write: (doc: Y.Doc) => void): Promise<void>
}

/** A series made over HTTP, to be filled without a page. */
export async function seedSeries({ url, startPage }: Product, organisation: string): Promise<SeededSeries> {
  const headers = { 'content-type': 'application/json', origin: url }
  const post = async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const key = new URLSearchParams(new URL(startPage).hash.slice(1)).get('key')
  const series = await post<CreatedSeries>('/api/series', {
    title: organisation,
    organisation,
    language: 'fi',
    key,
  })
  const { session, canvases } = await post<{
    readonly session: string
    readonly canvases: SeededSeries['canvases']
  }>('/api/sessions', { token: series.tokens.facilitator, bearer: true })
  return {
    id: series.id,
    link: series.links.facilitator,
    canvases,
    fill: async (canvas, write) => {
      const address = `${url.replace(/^http/, 'ws')}/sync/${series.id}/canvas/${canvas}`
      const client = new SyncClient(address, { headers: { authorization: `Bearer ${session}` } })
      await client.ready()
      write(client.doc)
      await client.allSaved()
      client.close()
    },
  }
}

/** Opens one canvas of a series that this page has come into, its sheet alone. */
export async function openCanvas(
  { url }: Product,
  page: Page,
  series: string,
  canvas: string,
): Promise<void> {
  await page.goto(`${url}/s/${series}/canvas/${canvas}?as=facilitator`)
  await expect(page.locator('article').first()).toBeVisible()
  // A sheet that answers another is measured alone.
  const beside = page.getByRole('button', { name: 'Rinnakkain', pressed: true })
  if (await beside.isVisible()) await beside.click()
  await expect(page.locator('article')).toHaveCount(1)
}
