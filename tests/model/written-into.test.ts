import fc from 'fast-check'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { changesOf } from '../../src/model/changes.ts'
import { addNote, noteText } from '../../src/model/note.ts'
import { bringWritten, writtenInto } from '../../src/model/written-into.ts'

/** A canvas' document with one note that reads so. */
function withNote(text: string): Y.Doc {
  const doc = new Y.Doc()
  addNote(doc, { id: 'n', at: { field: 'hear', x: 1, y: 2 }, text, color: 'ice', by: 'p', made: 1 })
  return doc
}
const read = (doc: Y.Doc) => noteText(doc, 'n')?.toJSON()

/** What was written into a note that read so, without the server. */
function writtenOffline(before: string, write: (text: Y.Text) => void) {
  const server = withNote(before)
  const here = new Y.Doc()
  Y.applyUpdate(here, Y.encodeStateAsUpdate(server))
  const text = noteText(here, 'n')
  if (text) write(text)
  return writtenInto(here, changesOf(Y.encodeStateAsUpdate(here, Y.encodeStateVector(server))))
}

it('goes where it belongs in what the text has become', () => {
  const written = writtenOffline('Kysy Matilta huomenna', (text) => {
    text.insert(text.length, ' aamulla')
    text.insert(0, 'Muista! ')
  })
  const to = withNote('Kysy … huomenna')
  bringWritten(written, to)
  expect(read(to)).toBe('Muista! Kysy … huomenna aamulla')
})

it('comes once, also when the server had it or its beginning', () => {
  const written = writtenOffline('Kysy', (text) => text.insert(4, ' Matilta'))
  for (const had of ['Kysy', 'Kysy Ma', 'Kysy Matilta']) {
    const to = withNote(had)
    bringWritten(written, to)
    bringWritten(written, to)
    expect(read(to)).toBe('Kysy Matilta')
  }
})

it('stays away from a note that is gone, and from what was added as a whole', () => {
  const written = writtenOffline('Kysy', (text) => text.insert(4, ' Matilta'))
  const to = new Y.Doc()
  to.getMap('notes').set('n', null)
  bringWritten(written, to)
  expect(to.getMap('notes').get('n')).toBeNull()
  const doc = withNote('uusi')
  expect(writtenInto(doc, changesOf(Y.encodeStateAsUpdate(doc)))).toEqual([])
})

it('loses no word, whatever was erased around it', () => {
  const words = fc.array(fc.constantFrom('aamu', 'ilta', 'Matti', 'päivä', '🌲'), { maxLength: 6 })
  fc.assert(
    fc.property(
      words,
      words,
      fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      (before, after, places) => {
        const written = writtenOffline(before.join(' '), (text) => {
          for (const [index, place] of places.entries()) {
            // Where a space is, or an end: people write words.
            const spaces = [0, ...[...text.toJSON().matchAll(/ /g)].map((space) => space.index), text.length]
            text.insert(spaces[place % spaces.length] ?? 0, `<${index}>`)
          }
        })
        const to = withNote(after.join(' '))
        bringWritten(written, to)
        for (const index of places.keys()) expect(read(to)).toContain(`<${index}>`)
        expect(read(to)?.replace(/<\d>/g, '')).toBe(after.join(' '))
      },
    ),
  )
})
