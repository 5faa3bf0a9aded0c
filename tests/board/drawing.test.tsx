// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addStroke, readStroke } from '../../src/model/ink.ts'
import { MAX_STROKES } from '../../src/model/limits.ts'
import { addLink, readLink } from '../../src/model/links.ts'
import { removeNote } from '../../src/model/note.ts'
import { addReaction, addStamp, readStamp } from '../../src/model/stamps.ts'
import { removeThing, shownThing } from '../../src/model/things.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

const STROKE = { tool: 'pen', color: 'night', width: 'fine', made: 1 } as const
const line = (doc: Y.Doc, id: string, by: string | null, y = 5000) =>
  addStroke(doc, { ...STROKE, id, by, points: [1000, y, 50, 2000, y, 50] })
const ink = (doc: Y.Doc) => [...doc.getMap('ink').keys()].filter((id) => shownThing(doc, 'ink', id))

const twoNotes = (doc: Doc) => {
  putNote(doc, 'a', 'hear', 'Kamalat jonot')
  putNote(doc, 'b', 'see', 'Monta tiskiä', 300)
  addLink(doc, { id: 'l', kind: 'arrow', from: { note: 'a' }, to: { note: 'b' }, by: 'aino', made: 1 })
}

function fromMenu(within: HTMLElement, menu: string, item: string): void {
  const trigger = button(within, menu)
  act(() => trigger.focus())
  press(trigger, 'ArrowDown')
  click(button(within, item))
}

describe('drawing on the sheet', () => {
  showAt(1280)

  it('takes a tool by its letter where no field is marked, says so, and puts it away by Esc', () => {
    const { box } = openBoard()
    press(document.body, 'p')
    expect(box.querySelector('[data-tool-surface][data-tool="pen"]')).not.toBeNull()
    expect(announcements.getState().text).toBe('Kynä on kädessä. Esc lopettaa.')
    press(document.body, 'e')
    expect(box.querySelector('[data-tool-surface][data-tool="eraser"]')).not.toBeNull()
    press(document.body, 'Escape')
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
    expect(document.activeElement).toBe(button(box, 'Kynät, nuolet ja leimat (P)'))
  })

  it('leaves the letters to the field that is marked', () => {
    const { box } = openBoard({ place: 'hear' })
    press(document.body, 'p')
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
  })

  it('offers nothing to those who may not write, and ends for those who may no more', () => {
    const reader = openBoard({ right: 'read' }, (doc) => line(doc, 's', null))
    press(document.body, 'p')
    expect(reader.box.querySelector('[data-tool-surface]')).toBeNull()
    expect(reader.box.querySelectorAll('[data-stroke]')).toHaveLength(1)
    const { box, room } = openBoard()
    click(button(box, 'Kynät, nuolet ja leimat (P)'))
    expect(box.querySelector('[data-tool-surface]')).not.toBeNull()
    act(() => room.state.setState({ synced: false }))
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
    act(() => room.state.setState({ synced: true }))
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
  })

  it('draws each stroke once: a note that changes makes no stroke’s path anew', () => {
    const { box, room } = openBoard({}, (doc) => {
      putNote(doc, 'a', 'hear', 'Jono')
      for (let i = 0; i < 500; i++) line(doc, `s${i}`, 'aino', i * 10)
    })
    const paths = [...box.querySelectorAll('[data-stroke]')]
    expect(paths).toHaveLength(500)
    const changed: MutationRecord[] = []
    const observer = new MutationObserver((records) => changed.push(...records))
    observer.observe(find(box, '[data-ink-layer]'), { attributes: true, childList: true, subtree: true })
    act(() => putNote(room.sanna, 'b', 'see', 'Tiski'))
    act(() => line(room.sanna, 'new', null, 7000))
    changed.push(...observer.takeRecords())
    expect(changed.map(({ type, addedNodes }) => [type, addedNodes.length])).toEqual([['childList', 1]])
  })

  it('shows what is selected with its small bar, and takes it away by Delete', () => {
    const { box, room } = openBoard({}, twoNotes)
    act(() => void find(box, 'path[data-link="l"]').dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(box.querySelector('g[data-link="l"][data-selected]')).not.toBeNull()
    press(document.body, 'Delete')
    expect(shownThing(room.doc, 'links', 'l')).toBeNull()
    press(document.body, 'z', { ctrlKey: true })
    expect(shownThing(room.doc, 'links', 'l')).not.toBeNull()
  })

  it('shows no arrow of which a note is gone, and shows it again with the note', () => {
    const { box, room } = openBoard({}, twoNotes)
    expect(box.querySelectorAll('g[data-link]')).toHaveLength(1)
    act(() => void removeNote(room.sanna, 'b'))
    expect(box.querySelectorAll('g[data-link]')).toHaveLength(0)
  })

  it('removes an arrow that two drew at once as the one that is seen, and draws none to a note that is gone', () => {
    const { box, room } = openBoard({}, (doc) => {
      twoNotes(doc)
      addLink(doc, { id: 'm', kind: 'arrow', from: { note: 'a' }, to: { note: 'b' }, by: 'sanna', made: 2 })
    })
    const drawn = () => box.querySelectorAll('g[data-link]').length
    expect(drawn()).toBe(1)
    act(() => void find(box, 'path[data-link="l"]').dispatchEvent(new MouseEvent('click', { bubbles: true })))
    press(document.body, 'Delete')
    expect(drawn()).toBe(0)
    press(document.body, 'z', { ctrlKey: true })
    expect(drawn()).toBe(1)
    click(find(box, '[data-note="a"] [data-stop]'))
    const menu = button(find(box, '[data-note-bar]'), 'Lisää')
    act(() => menu.focus())
    press(menu, 'ArrowDown')
    click(button(box, 'Vedä nuoli…'))
    act(() => void removeNote(room.sanna, 'a'))
    click(button(find(document, 'dialog'), 'Monta tiskiä'))
    expect(room.doc.getMap('links').size).toBe(2)
  })

  it('leads by keys from stamp to stamp, moves a selected one and removes it', () => {
    const { box, room } = openBoard({}, (doc) => {
      const at = { field: 'hear', x: 60, y: 90 }
      addStamp(doc, { id: 'x', kind: 'heart', at, by: 'aino', made: 1 })
      addStamp(doc, { id: 'y', kind: 'check', at: { ...at, y: 200 }, by: 'sanna', made: 2 })
    })
    const heart = button(box, 'Sydän, 3. Mitä hän kuulee?')
    const check = button(box, 'Kunnossa, 3. Mitä hän kuulee?')
    expect([heart.tabIndex, check.tabIndex]).toEqual([0, -1])
    act(() => heart.focus())
    press(heart, 'ArrowDown')
    expect(document.activeElement).toBe(check)
    click(check)
    press(check, 'ArrowRight')
    expect(readStamp(room.doc, 'y')?.at).toMatchObject({ field: 'hear', x: 72, y: 200 })
    press(check, 'z', { ctrlKey: true })
    expect(readStamp(room.doc, 'y')?.at).toMatchObject({ field: 'hear', x: 60, y: 200 })
    press(check, 'Delete')
    expect(document.activeElement).toBe(heart)
    expect(shownThing(room.doc, 'stamps', 'y')).toBeNull()
  })

  it('draws by keys: Enter goes to the surface, arrows move the tip, Space puts it down and lifts it', () => {
    const { box, room } = openBoard()
    press(document.body, 'p')
    press(document.body, 'Enter')
    const surface = find(box, '[data-tool-surface]')
    expect(document.activeElement).toBe(surface)
    press(surface, 'ArrowRight')
    press(surface, ' ')
    expect(announcements.getState().text).toBe('Kärki alhaalla: 7. Mitä hän ajattelee ja tuntee?')
    press(surface, 'ArrowDown')
    press(surface, 'ArrowRight', { shiftKey: true })
    expect(ink(room.doc)).toHaveLength(0)
    press(surface, ' ')
    const [id = ''] = ink(room.doc)
    const points = readStroke(room.doc, id)?.points ?? []
    expect(points.slice(0, 2)).toEqual([6080, 4240])
    // It ends where the tip is, and goes by its corner.
    const [x = 0, y = 0] = points.slice(-3)
    expect(Math.hypot(x - 6480, y - 4320)).toBeLessThan(60)
    // Given up: nothing comes, and the pen stays in the hand; with nothing begun Esc puts it away.
    press(surface, ' ')
    press(surface, 'ArrowUp')
    press(surface, 'Escape')
    expect(ink(room.doc)).toHaveLength(1)
    press(surface, 'Escape')
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
    press(document.body, 'z', { ctrlKey: true })
    expect(ink(room.doc)).toHaveLength(0)
  })

  it('asks to clear away where a canvas is full of ink', () => {
    const { box, room } = openBoard({}, (doc) => {
      doc.transact(() => {
        for (let i = 0; i < MAX_STROKES; i++) line(doc, `s${i}`, null)
      })
    })
    click(button(box, 'Kynät, nuolet ja leimat (P)'))
    const surface = find(box, '[data-tool-surface]')
    surface.setPointerCapture = () => {}
    const pointer = (type: string, clientX: number) =>
      act(() => {
        const init = { bubbles: true, button: 0, clientX, clientY: 300 }
        const event = new MouseEvent(type, init)
        Object.assign(event, { pointerId: 1, pointerType: 'mouse', isPrimary: true, pressure: 0.5 })
        surface.dispatchEvent(event)
      })
    pointer('pointerdown', 100)
    pointer('pointermove', 200)
    pointer('pointerup', 200)
    expect(ink(room.doc)).toHaveLength(MAX_STROKES)
    expect(notices.getState().shown[0]?.text).toMatch(/on jo 1.?000 viivaa/)
  })
})

describe('drawings as a list', () => {
  showAt(1280)

  it('removes one’s own in one go, and brings them back in one', () => {
    const { box, room } = openBoard({}, (doc) => {
      line(doc, 'mine', 'aino')
      line(doc, 'mine too', 'aino')
      line(doc, 'theirs', 'sanna')
    })
    click(button(box, 'Luettelona'))
    expect(box.textContent).toContain('3 piirrosta')
    click(button(box, 'Näytä piirrokset luettelona'))
    click(button(document.body, 'Poista kaikki omat piirrokseni'))
    expect(ink(room.doc)).toEqual(['theirs'])
    click(button(document.body, 'Poista: Kynä, Yö, 3. Mitä hän kuulee?'))
    expect(box.textContent).toContain('ei ole piirretty')
    press(document.body, 'Escape')
    click(button(box, 'Kumoa'))
    expect(ink(room.doc)).toEqual(['theirs'])
    click(button(box, 'Kumoa'))
    expect(ink(room.doc).toSorted()).toEqual(['mine', 'mine too', 'theirs'])
  })

  it('has a note’s arrows in words; the arrow drawn by menu is one undo', () => {
    const { box, room } = openBoard({}, (doc) => {
      twoNotes(doc)
      removeThing(doc, 'links', 'l')
    })
    click(button(box, 'Luettelona'))
    click(button(box, 'Kamalat jonot'))
    const menu = [...box.querySelectorAll<HTMLElement>('[data-note-bar] button')].at(-1) ?? box
    act(() => menu.focus())
    press(menu, 'ArrowDown')
    click(button(box, 'Vedä nuoli…'))
    click(button(find(box, 'dialog'), 'Monta tiskiä'))
    expect(box.textContent).toContain('→ Monta tiskiä')
    expect(box.textContent).toContain('← Kamalat jonot')
    click(button(box, 'Poista nuoli lappuun Monta tiskiä'))
    expect(box.textContent).not.toContain('→ Monta tiskiä')
    click(button(box, 'Kumoa'))
    click(button(box, 'Kumoa'))
    expect([...room.doc.getMap('links').keys()].filter((id) => shownThing(room.doc, 'links', id))).toEqual([])
  })

  it('draws an arrow between two places of the paper where nothing is drawn yet, and says so', () => {
    const { box, room } = openBoard()
    click(button(box, 'Luettelona'))
    fromMenu(box, 'Lisää kanvaasista', 'Vedä nuoli…')
    const place = (field: string, spot: string) => {
      const selects = box.querySelectorAll('dialog select')
      for (const [index, value] of [field, spot].entries()) {
        act(() => {
          const select = selects[index] as HTMLSelectElement
          select.value = value
          select.dispatchEvent(new Event('change', { bubbles: true }))
        })
      }
      const choose = button(find(box, 'dialog'), 'Valitse tämä paikka')
      act(() => choose.focus())
      click(choose)
    }
    place('hear', 'topLeft')
    expect(announcements.getState().text).toBe('Nuoli alkaa: paikka paperilla. Valitse, mihin se päättyy.')
    expect(document.activeElement).toBe(find(box, 'dialog input'))
    // From a place to itself there is none.
    place('hear', 'topLeft')
    expect([...room.doc.getMap('links').keys()]).toEqual([])
    fromMenu(box, 'Lisää kanvaasista', 'Vedä nuoli…')
    place('hear', 'topLeft')
    place('see', 'middle')
    expect(announcements.getState().text).toBe('Nuoli vedetty.')
    expect(box.querySelector('dialog')).toBeNull()
    const [id = ''] = room.doc.getMap('links').keys()
    expect(readLink(room.doc, id)).toMatchObject({
      from: { point: { x: 59, y: 318 } },
      to: { point: { x: 1032, y: 472 } },
    })
    click(button(box, 'Kumoa'))
    expect(readLink(room.doc, id)).toBeNull()
  })

  it('stamps into a field and moves a stamp to another, each one undo', () => {
    const { box, room } = openBoard()
    click(button(box, 'Luettelona'))
    fromMenu(box, 'Lisää kanvaasista', 'Leimaa…')
    const dialog = find(box, 'dialog')
    click(find(dialog, 'label:nth-of-type(2) input'))
    const select = find<HTMLSelectElement>(dialog, 'select')
    act(() => {
      select.value = 'hear'
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
    click(button(dialog, 'Leimaa'))
    expect(announcements.getState().text).toBe('Tähti leimattu kenttään 3. Mitä hän kuulee?')
    expect(box.textContent).toContain('1 leima')
    click(button(box, 'Näytä piirrokset luettelona'))
    fromMenu(find(box, 'dialog'), 'Siirrä kenttään: Tähti, 3. Mitä hän kuulee?', '4. Mitä hän näkee?')
    const [id] = room.doc.getMap('stamps').keys()
    const at = () => readStamp(room.doc, id ?? '')?.at.field
    expect(at()).toBe('see')
    expect(announcements.getState().text).toBe('Leima siirtyi kenttään 4. Mitä hän näkee?')
    press(document.body, 'Escape')
    click(button(box, 'Kumoa'))
    expect(at()).toBe('hear')
    click(button(box, 'Kumoa'))
    expect(at()).toBeUndefined()
  })

  it('counts reactions, and toggles one’s own', () => {
    const { box, room } = openBoard({}, (doc) => {
      putNote(doc, 'a', 'hear', 'Kamalat jonot')
      addReaction(doc, { note: 'a', kind: 'heart', by: 'sanna' }, 'k', 1)
    })
    click(button(box, 'Luettelona'))
    click(button(box, 'Sydän: 1'))
    expect(button(box, 'Sydän: 2, sinä myös').getAttribute('aria-pressed')).toBe('true')
    expect(announcements.getState().text).toBe('Reagoit: Sydän.')
    click(button(box, 'Sydän: 2, sinä myös'))
    expect(button(box, 'Sydän: 1').getAttribute('aria-pressed')).toBe('false')
    act(() => void addReaction(room.sanna, { note: 'a', kind: 'check', by: 'sanna' }, 'k2', 2))
    expect(button(box, 'Kunnossa: 1')).toBeTruthy()
  })
})
