import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { seedCanvas, sharedText } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { changesOf } from '../../src/model/changes.ts'
import { addComment } from '../../src/model/comments.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { deskNote, seedDesk } from '../../src/model/desk.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addNote, noteText, removeNote } from '../../src/model/note.ts'
import { addPicture } from '../../src/model/pictures.ts'
import { hasWords, keptText } from '../../src/screens/kept/as-text.ts'
import type { KeptDocument } from '../../src/sync/kept-documents.ts'

const LABELS = { onlyHere: 'vain täällä', notes: 'Laput', desk: 'Omat' }

function kept(
  path: string,
  seed: (doc: Y.Doc) => void,
  late: (doc: Y.Doc) => void = () => undefined,
): KeptDocument {
  const doc = new Y.Doc()
  seed(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  late(doc)
  const unsaved = updates.length === 0 ? null : changesOf(Y.mergeUpdates(updates))
  return { seriesId: 's', participant: 'aino', role: 'participant', path, doc, unsaved }
}
const seeded = (key: string) => (doc: Y.Doc) => {
  const template = CANVAS_TEMPLATES.get(key)
  if (template) seedCanvas(doc, template, 'fi')
}
const note = (doc: Y.Doc, id: string, text: string, y = 0) =>
  addNote(doc, { id, at: { field: 'say', x: 0, y }, text, color: 'ice', by: null, made: 1 })

describe('the texts of a device as a file', () => {
  it('name the canvas, its fields and what is only here', () => {
    const canvas = kept(
      'canvas/a',
      (doc) => {
        seeded('empathy-map')(doc)
        note(doc, 'one', 'Onpa jono.')
        note(doc, 'two', 'Vanha', 200)
        note(doc, 'gone', 'Poistettu', 400)
        removeNote(doc, 'gone')
      },
      (doc) => noteText(doc, 'two')?.insert(5, ' ja uusi'),
    )
    const text = keptText([canvas, kept('canvas/tyhja', seeded('empathy-map'))], 'fi', LABELS)
    expect(text).toMatch(/^Empatiakartta\n=+\n\n/)
    expect(text).toContain('- Onpa jono.\n- Vanha ja uusi  [vain täällä]')
    expect(text).not.toContain('Poistettu')
    expect(text.match(/Empatiakartta/g)).toHaveLength(1)
  })

  it('hold comments and the titles of groups, also where nothing else is only here', () => {
    const canvas = kept(
      'canvas/a',
      (doc) => {
        seeded('empathy-map')(doc)
        note(doc, 'one', 'Onpa jono.')
        note(doc, 'gone', 'Poistettu', 400)
        removeNote(doc, 'gone')
      },
      (doc) => {
        const file = { hash: 'a'.repeat(64), width: 4, height: 3 }
        const at = { field: 'say', x: 0, y: 0 }
        addPicture(doc, {
          id: 'p',
          at,
          width: 4,
          height: 3,
          file,
          alt: 'Jono ulos asti',
          by: 'aino',
          made: 1,
        })
        addComment(doc, { id: 'c1', note: 'one', text: 'Lauantaisin varsinkin', by: 'aino', made: 1 })
        addComment(doc, { id: 'c2', note: 'gone', text: 'Tämä jäi', by: 'aino', made: 2 })
        addGroup(doc, { id: 'g', field: 'say', title: 'Kiire', by: 'aino', made: 1 }, ['one'])
      },
    )
    const text = keptText([canvas], 'fi', LABELS)
    expect(text).toContain('# Kiire  [vain täällä]\n- Onpa jono.')
    expect(text).toContain('- Jono ulos asti  [vain täällä]')
    expect(text).toContain('\n  » Lauantaisin varsinkin  [vain täällä]')
    expect(text).toMatch(/» Tämä jäi {2}\[vain täällä\]$/)
    const alone = kept('canvas/b', seeded('empathy-map'), (doc) =>
      addComment(doc, { id: 'c', note: 'n', text: 'Vain tämä', by: 'aino', made: 1 }),
    )
    expect(hasWords(alone)).toBe(true)
  })

  it('hold the compass, the desk, and a canvas that this page does not know', () => {
    const compass = kept('canvas/k', (doc) => {
      seeded('compass')(doc)
      sharedText(doc, 'p1.statement')?.insert(0, 'Sinut huomataan heti.')
      addDeed(doc, 'd', 'p1', 'Tervehdimme.')
    })
    const desk = kept('desk', (doc) => seedDesk(doc, new Map([['step', 'Muista kahvi.']])))
    const late = kept(
      'canvas/k',
      (doc) => {
        seeded('compass')(doc)
        addKeyResult(doc, 'empty', 'p1')
      },
      (doc) => {
        sharedText(doc, 'p1.statement')?.insert(0, 'Sinut huomataan heti.')
        addKeyResult(doc, 'k', 'p1', { statement: 'Vieras palaa', owner: 'Aino', unit: '%' })
        setKeyResult(doc, 'k', { baseline: 62, target: 80, due: '2027-05-31' })
        addNote(doc, {
          id: 'n',
          at: { field: 'p9', x: 0, y: 0 },
          text: 'Kenttä poistui',
          color: 'ice',
          by: null,
          made: 1,
        })
      },
    )
    const words = keptText([late], 'fi', LABELS).replaceAll('\u00a0', ' ')
    expect(words).toContain('Sinut huomataan heti.  [vain täällä]')
    expect(words).toContain('- Vieras palaa · 62 → 80 % · 31.5.2027 · Aino  [vain täällä]')
    expect(words.match(/^- /gm)).toHaveLength(2)
    expect(words).toContain('- Kenttä poistui  [vain täällä]')
    const noted = kept(
      'desk',
      (doc) => seedDesk(doc, new Map([['step', 'Muista ']])),
      (doc) => deskNote(doc, 'step')?.insert(7, 'kahvi.'),
    )
    expect(keptText([noted], 'fi', LABELS)).toContain('Muista kahvi.  [vain täällä]')
    const unknown = kept('canvas/u', (doc) => note(doc, 'n', 'Outo lappu'))
    const text = keptText([compass, desk, unknown], 'fi', LABELS)
    expect(text).toContain('Sinut huomataan heti.\n- Tervehdimme.')
    expect(text).toContain('Omat\n====\n\nMuista kahvi.')
    expect(text).toContain('Laput\n=====\n\n- Outo lappu')
    expect(keptText([], 'fi', LABELS)).toBe('')
  })
})
