// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { act } from 'react'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { changesOf, writtenTo } from '../../src/model/changes.ts'
import { addNote } from '../../src/model/note.ts'
import { leftDocuments } from '../../src/screens/kept/left-documents.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { notices } from '../../src/ui/notices.ts'
import { stuckDocuments } from '../../src/sync/room-registry.ts'
import { enter, leave, named, serve, text } from './workshop-page.tsx'
import { meAs } from './workshop-room.ts'

const said = () => document.querySelector('header [data-state]')?.textContent
/** Whoever waits for the device's copies has them. */
const looked = () =>
  act(async () => {
    for (let times = 0; times < 5; times++) await copies.list('s')
  })
const shows = (check: () => void) =>
  vi.waitFor(
    async () => {
      await looked()
      check()
    },
    { timeout: 4000 },
  )

/** A copy of a canvas on this device with a note in it that the server has not. */
async function keep(participant: string, words: string): Promise<void> {
  const doc = new Y.Doc()
  const template = CANVAS_TEMPLATES.get('empathy-map')
  if (template) seedCanvas(doc, template, 'fi')
  const at = { field: 'say', x: 0, y: 0 }
  addNote(doc, { id: participant, at, text: words, color: 'ice', by: null, made: 1 })
  const update = Y.encodeStateAsUpdate(doc)
  const key = { seriesId: 's', participant, role: 'participant', path: 'canvas/c-empathy-map' } as const
  const unsaved = { changes: changesOf(update), stamp: 1 }
  await copies.write(key, { update, adds: false, replaces: [], writer: 'w', unsaved, adopted: [] })
}

it('tells of texts of somebody who this device was before, until they are in a file', async () => {
  await keep('entinen', 'Ennen kuin evästeet katosivat')
  await enter(meAs('participant'))
  await shows(() => expect(text()).toContain('eivätkä lähde sinne itsestään. Lataa'))
  expect(said()).toBe('Osa vain tällä laitteella')
  expect(named('Tiedosto on tallessa, piilota tämä')).toBeUndefined()

  let file: Blob | null = null
  vi.stubGlobal(
    'URL',
    class extends URL {
      static override createObjectURL = (blob: Blob) => {
        file = blob
        return 'blob:file'
      }
      static override revokeObjectURL = () => undefined
    },
  )
  await serve(() => named('Lataa tekstit tiedostoon')?.click())
  const written = await (file as Blob | null)?.text()
  expect(written).toContain('- Ennen kuin evästeet katosivat  [vain tällä laitteella]')
  await serve(() => named('Tiedosto on tallessa, piilota tämä')?.click())
  expect(said()).toBe('Tallessa')
  leave()

  // It is not said again either.
  await enter(meAs('participant'))
  await looked()
  expect(said()).toBe('Tallessa')
  vi.unstubAllGlobals()
})

it('tells them not to who only looks on', async () => {
  await keep('toinen', 'Seinällä')
  await enter(meAs('viewer'))
  await looked()
  expect(said()).toBe('Tallessa')
})

it('says why, when it was more than the server takes', async () => {
  const me = meAs('participant')
  await keep(`${me.participantId}.aside.1`, 'Liian pitkä luettelo')
  await enter(me)
  await shows(() => expect(text()).toContain('eivätkä lähde sinne itsestään. Lataa'))
  expect(notices.getState().shown.map(({ text: words }) => words)).toEqual([
    expect.stringContaining('lisää ne sitten osissa'),
  ])
})

it('has the browser asked to keep what is here once something is only here, and not before', async () => {
  const persist = vi.fn<() => Promise<boolean>>().mockResolvedValue(true)
  vi.stubGlobal('navigator', { storage: { persisted: () => Promise.resolve(false), persist } })
  await enter(meAs('participant'))
  await looked()
  expect(persist).not.toHaveBeenCalled()
  await act(async () => stuckDocuments.setState(new Set(['s/canvas/c']), true))
  await shows(() => expect(persist).toHaveBeenCalledTimes(1))
  stuckDocuments.setState(new Set(), true)
  vi.unstubAllGlobals()
})

it('says of what is on its way to another document that it is not on the server, however the screen’s canvas is', async () => {
  await enter(meAs('participant'))
  await looked()
  const doc = new Y.Doc()
  addNote(doc, {
    id: 'n',
    at: { field: 'say', x: 0, y: 0 },
    text: 'Matkalla',
    color: 'ice',
    by: null,
    made: 1,
  })
  const key = { seriesId: 's', participant: 'me', role: 'participant', path: 'canvas/old' } as const
  await act(async () =>
    leftDocuments.setState([{ ...key, doc, unsaved: writtenTo(doc), travels: true }], true),
  )
  await shows(() => expect(text()).toContain('Ne lähtevät sinne itsestään, kun yhteys palaa.'))
  expect(said()).toBe('Osa vain tällä laitteella')
})
