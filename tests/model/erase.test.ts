import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { readCompass } from '../../src/model/compass.ts'
import { addSource } from '../../src/model/compass-writing.ts'
import {
  archiveWithoutAuthor,
  archiveWithoutNote,
  copyWithoutNote,
  countCopies,
  forgetAuthor,
  holdsNote,
  wordsOf,
} from '../../src/model/erase.ts'
import { addNote, readNotes, removeNote, restoreNote } from '../../src/model/note.ts'
import { addComment } from '../../src/model/comments.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addLink } from '../../src/model/links.ts'
import { addReaction } from '../../src/model/stamps.ts'
import { takeUp } from '../../src/model/take-up.ts'
import { newCanvas } from './canvases.ts'

const at = { field: 'hear', x: 0, y: 60 }
const note = (id: string, text: string) => ({ id, at, text, color: 'ice', by: 'aino', made: 1 }) as const
const stateOf = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')
const ref = { canvas: 'c1', note: 'secret' }

describe('a canvas without a note', () => {
  it('is the same but for it, what was removed before can still come back, and its bytes do not hold the words', () => {
    const doc = newCanvas('empathy-map')
    addNote(doc, note('secret', 'Salaisuus'))
    addNote(doc, note('stays', 'Jää'))
    addNote(doc, note('hidden', 'Piilossa'))
    removeNote(doc, 'hidden')
    expect(holdsNote(doc, 'c1', ref)).toBe(true)
    const copy = new Y.Doc()
    expect(copyWithoutNote(doc, copy, 'c1', ref)).toBe(0)
    expect(readCanvasArchive(copy)).toEqual(archiveWithoutNote(readCanvasArchive(doc), 'c1', ref))
    expect(stateOf(doc)).toContain('Salaisuus')
    expect(stateOf(copy)).not.toContain('Salaisuus')
    restoreNote(copy, 'hidden')
    expect(
      readNotes(copy)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['hidden', 'stays'])
  })

  it('loses the links that keep its words, and no others', () => {
    const compass = newCanvas('compass')
    const words = 'Salaisuus'
    takeUp(compass, { as: 'deed', principle: 'p1' }, { ...ref, words }, { item: 'd1', source: 's1' }, 1)
    addSource(compass, { id: 's2', of: 'p1', canvas: 'c2', note: 'secret', words: 'toinen', made: 1 })
    expect(holdsNote(compass, 'kompassi', ref)).toBe(true)
    expect(countCopies(compass, words)).toBe(1)
    expect(countCopies(compass, '')).toBe(0)
    const copy = new Y.Doc()
    expect(copyWithoutNote(compass, copy, 'kompassi', ref)).toBe(1)
    const [promise] = readCompass(copy).principles
    expect(promise?.deeds[0]).toMatchObject({ id: 'd1', text: words, sources: [] })
    expect(promise?.material).toHaveLength(1)
    expect(archiveWithoutNote(readCanvasArchive(compass), 'kompassi', ref).sources).toHaveLength(1)
  })

  it('is without lists at its root, which no version has: nobody prevents erasing by writing one', () => {
    const doc = newCanvas('empathy-map')
    addNote(doc, note('secret', 'Salaisuus'))
    addNote(doc, note('stays', 'Jää'))
    const odd = new Y.Doc()
    odd.getText('notes').insert(0, 'Salaisuus')
    odd.getArray('lists').push(['Salaisuus'])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(odd))
    const copy = new Y.Doc()
    copyWithoutNote(doc, copy, 'c1', ref)
    expect(stateOf(copy)).not.toContain('Salaisuus')
    expect(readNotes(copy).map(({ id }) => id)).toEqual(['stays'])
  })
})

describe('a note that others said something about', () => {
  const said = () => {
    const doc = newCanvas('empathy-map')
    addNote(doc, note('secret', 'Salaisuus'))
    addNote(doc, note('stays', 'Jää'))
    const made = { by: 'aino', made: 1 }
    for (const id of ['secret', 'stays']) {
      addComment(doc, { id: `c-${id}`, note: id, text: `Puhetta: ${id}`, ...made })
      addReaction(doc, { note: id, kind: 'heart', by: 'aino' }, `r-${id}`, 1)
    }
    addLink(doc, { id: 'l', kind: 'arrow', from: { note: 'stays' }, to: { note: 'secret' }, ...made })
    addGroup(doc, { id: 'g', field: 'hear', title: 'Yhdessä', ...made }, ['secret', 'stays'])
    return doc
  }

  it('takes that with it when it is erased, and nothing else', () => {
    const doc = said()
    const copy = new Y.Doc()
    copyWithoutNote(doc, copy, 'c1', ref)
    expect(stateOf(copy)).not.toContain('Puhetta: secret')
    const archive = readCanvasArchive(copy)
    expect(archive).toEqual(archiveWithoutNote(readCanvasArchive(doc), 'c1', ref))
    expect(archive.comments.map(({ id }) => id)).toEqual(['c-stays'])
    expect(archive.reactions.map(({ key }) => key)).toEqual(['stays|heart|r-stays'])
    expect(archive.links).toEqual([])
    expect(archive.notes).toMatchObject([{ id: 'stays', group: 'g' }])
  })

  it('keeps what a person said when they are forgotten, by nobody', () => {
    const doc = said()
    const before = readCanvasArchive(doc)
    expect(forgetAuthor(doc, 'aino')).toBe(2)
    expect(stateOf(doc)).not.toContain('aino')
    expect(readCanvasArchive(doc)).toEqual(archiveWithoutAuthor(before, 'aino'))
    expect(readCanvasArchive(doc)).toMatchObject({
      reactions: [{ by: null }, { by: null }],
      comments: [{ by: null }, { by: null }],
    })
  })
})

describe('a person', () => {
  it('is taken off every note, also removed ones, and off kept versions', () => {
    const doc = newCanvas('empathy-map')
    addNote(doc, note('a', 'yksi'))
    addNote(doc, { ...note('b', 'kaksi'), by: 'mikko' })
    addNote(doc, note('c', 'kolme'))
    removeNote(doc, 'c')
    const before = readCanvasArchive(doc)
    expect(forgetAuthor(doc, 'aino')).toBe(2)
    expect(stateOf(doc)).not.toContain('aino')
    expect(stateOf(doc)).toContain('mikko')
    expect(archiveWithoutAuthor(before, 'aino')).toEqual(readCanvasArchive(doc))
    expect(archiveWithoutAuthor(before, 'nobody')).toBe(before)
    expect(wordsOf(doc, 'a')).toBe('yksi')
  })
})
