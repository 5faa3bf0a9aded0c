// @vitest-environment jsdom
import { expect, it } from 'vitest'
import type { Note } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import { notices } from '../../src/ui/notices.ts'
import { byText, click, mount } from '../ui/mount.ts'
import { here, settle, shared } from './workshop-page.tsx'

// Behind what the page's tests put in the place of the server.
const { EraseNoteDialog } = await import('../../src/screens/history/EraseNoteDialog.tsx')

const CANVAS = 'c-empathy-map'
const note: Note = {
  id: 'n1',
  at: { field: 'hear', x: 1, y: 1 },
  text: 'Matti kävi',
  color: 'ice',
  by: null,
  made: 1,
  group: null,
}

/** Erases the note. @returns what is said then */
async function said(erased: object, unread: readonly string[]): Promise<string> {
  shared.answers.set('eraseNote', { ok: true, value: { erased, copies: 0, unread, scrubbed: true } })
  const series = readSeries(here.series.doc)
  if (!series) throw new Error('no series')
  const { unmount } = mount(
    <EraseNoteDialog series={series} seriesId="s" canvas={CANVAS} note={note} onClose={() => undefined} />,
  )
  click(byText('Poista lopullisesti', 'button'))
  await settle()
  unmount()
  return notices.getState().shown.at(-1)?.text ?? ''
}

it('a note that is erased says from how much', async () => {
  expect(await said({ notes: 1, links: 0, versions: 2 }, [])).toBe(
    'Lappu on poistettu lopullisesti myös 2 versiosta.',
  )
})

it('a note whose own canvas the server cannot read is not said to be gone from it', async () => {
  const text = await said({ notes: 0, links: 1, versions: 2 }, [CANVAS])
  expect(text).toContain('2 versiosta ja 1 kompassin viittauksesta, mutta ei vielä kanvaasilta.')
  expect(text).toContain('Palvelin ei voi lukea näitä: Empatiakartta.')
})
