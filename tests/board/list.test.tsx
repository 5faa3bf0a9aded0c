// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Board, type BoardProps } from '../../src/board/Board.tsx'
import { setLanguage } from '../../src/i18n/index.ts'
import { type Note, addNote, inReadingOrder, noteText, readNotes, removeNote } from '../../src/model/note.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press, show, type } from './dom.ts'
import { ME, SERIES, putNote, roomOn, sheetTemplate } from './rooms.ts'

/** The width that the board believes to have, px. */
let width = 390

class FixedSize implements ResizeObserver {
  private readonly report: ResizeObserverCallback
  constructor(report: ResizeObserverCallback) {
    this.report = report
  }
  observe(target: Element): void {
    const contentRect = new DOMRect(0, 0, width, 800)
    const size = [{ inlineSize: width, blockSize: 800 }]
    const entry = {
      target,
      contentRect,
      borderBoxSize: size,
      contentBoxSize: size,
      devicePixelContentBoxSize: size,
    }
    act(() => this.report([entry], this))
  }
  unobserve(): void {}
  disconnect(): void {}
}

/* jsdom has neither sizes nor popovers: these say as much of them as the board asks. */
vi.stubGlobal('ResizeObserver', FixedSize)
vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => true })
function toggle(element: HTMLElement, newState: 'open' | 'closed'): void {
  for (const name of ['beforetoggle', 'toggle']) {
    act(() => {
      element.dispatchEvent(Object.assign(new Event(name), { newState }))
    })
  }
}
HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
  toggle(this, 'open')
}
HTMLElement.prototype.hidePopover = function hidePopover(this: HTMLElement) {
  toggle(this, 'closed')
}
Element.prototype.scrollIntoView = () => {}

beforeEach(() => {
  width = 390
  setLanguage('fi')
  notices.setState({ shown: [] })
})

const template = sheetTemplate('empathy-map')

function openBoard(
  props: Partial<BoardProps> = {},
  before: (doc: ReturnType<typeof roomOn>['doc']) => void = () => {},
) {
  const room = roomOn(template)
  before(room.doc)
  const box = show(
    <Board
      room={room}
      template={template}
      series={SERIES}
      canvas={{ id: 'c', template: template.key, templateVersion: 1, state: 'open' }}
      place={null}
      me={ME}
      right="write"
      {...props}
    />,
  )
  const notes = (field: string) => inReadingOrder(readNotes(room.doc).filter(({ at }) => at.field === field))
  const texts = (field: string) => notes(field).map(({ text }) => text)
  return { room, box, notes, texts }
}

const choose = (box: HTMLElement, menu: string, item: string) => {
  const trigger = button(box, menu)
  act(() => trigger.focus())
  press(trigger, 'ArrowDown')
  click(button(box, item))
}
const area = (box: HTMLElement) => find<HTMLTextAreaElement>(box, 'textarea')
const write = (box: HTMLElement, text: string) => act(() => void type(area(box), text))

describe('a phone', () => {
  const two = (doc: ReturnType<typeof roomOn>['doc']) => {
    putNote(doc, 'a', 'hear', 'Kamalat jonot')
    putNote(doc, 'b', 'hear', 'Saa netissä', 150)
  }

  it('begins with the fields and their counts, and opens one as a screen', () => {
    const { box } = openBoard({}, two)
    const rows = [...box.querySelectorAll('ul button')].map((row) => row.textContent)
    expect(rows).toHaveLength(template.fields.length)
    expect(rows).toContain('3. Mitä hän kuulee?2 lappua')
    click(button(box, '3. Mitä hän kuulee?2 lappua'))
    expect(find(box, 'h2').textContent).toBe('3. Mitä hän kuulee?')
    expect(document.activeElement).toBe(find(box, 'h2'))
    click(button(box, 'Seuraava: 4. Mitä hän näkee?'))
    expect(find(box, 'h2').textContent).toBe('4. Mitä hän näkee?')
  })

  it('opens at the field that the step is about', () => {
    const { box } = openBoard({ place: 'hear' }, two)
    expect(find(box, 'h2').textContent).toBe('3. Mitä hän kuulee?')
  })

  it('writes a note, goes on with the next by Enter and ends by Esc, leaving no empty one', () => {
    const { box, texts } = openBoard({ place: 'see' })
    click(button(box, 'Uusi lappu'))
    write(box, 'Monta tiskiä')
    press(area(box), 'Enter')
    write(box, 'Vanha opaste')
    press(area(box), 'Enter')
    press(area(box), 'Escape')
    expect(texts('see').toSorted()).toEqual(['Monta tiskiä', 'Vanha opaste'])
    expect(box.querySelector('textarea')).toBeNull()
  })

  it('moves, colours, reorders and removes by menu, and takes each back', () => {
    const { box, texts, notes } = openBoard({ place: 'hear' }, two)
    const select = (text: string) => click(button(box, text))
    const undo = () => click(button(box, 'Kumoa'))
    select('Kamalat jonot')
    choose(box, 'Väri', 'Kanerva')
    expect(notes('hear')[0]?.color).toBe('heather')
    undo()
    expect(notes('hear')[0]?.color).toBe('ice')
    choose(box, 'Lisää', 'Siirrä taakse')
    expect(texts('hear')).toEqual(['Saa netissä', 'Kamalat jonot'])
    undo()
    expect(texts('hear')).toEqual(['Kamalat jonot', 'Saa netissä'])
    choose(box, 'Siirrä kenttään', 'Kipupisteet')
    expect([texts('hear'), texts('pains')]).toEqual([['Saa netissä'], ['Kamalat jonot']])
    expect(announcements.getState().text).toBe('Lappu siirtyi kenttään Kipupisteet.')
    undo()
    select('Saa netissä')
    choose(box, 'Lisää', 'Poista')
    expect(texts('hear')).toEqual(['Kamalat jonot'])
    undo()
    click(button(box, 'Tee uudelleen'))
    expect(texts('hear')).toEqual(['Kamalat jonot'])
  })

  it('offers a note as material for the compass, also to those who only read', () => {
    const onTakeUp = vi.fn<(note: Note) => void>()
    const { box } = openBoard({ place: 'hear', right: 'held', onTakeUp }, two)
    click(button(box, 'Kamalat jonot'))
    click(button(box, 'Ota aineksi kompassiin'))
    expect(onTakeUp.mock.calls[0]?.[0]).toMatchObject({ id: 'a', text: 'Kamalat jonot' })
  })

  it('shows a closed canvas without writing tools, and says why', () => {
    const { box, room } = openBoard({ place: 'hear', right: 'held' }, two)
    expect(box.textContent).toContain('Vetäjä on sulkenut tämän kanvaasin – voit lukea.')
    expect(box.textContent).not.toContain('Uusi lappu')
    act(() => room.state.setState({ refused: 'closed' }))
    expect(box.textContent).toContain('merkityt muutoksesi ovat vain tässä laitteessa')
  })

  it('writes nothing before the canvas has arrived', () => {
    const { box, room } = openBoard({ place: 'hear' })
    act(() => room.state.setState({ synced: false }))
    expect(box.textContent).toContain('Haetaan kanvaasia')
    expect(box.textContent).not.toContain('Uusi lappu')
  })
})

describe('together', () => {
  it('shows who writes a note, by the name that the server gave', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => putNote(doc, 'a', 'hear', 'Jono'))
    act(() => {
      room.awareness.states.set(77, { editing: 'a', name: 'Somebody else' })
      room.awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'network'])
    })
    expect(box.textContent).toContain('Sanna kirjoittaa')
    expect(box.textContent).not.toContain('Somebody else')
  })

  it('ends the writing of a note that another removed, and offers it back', () => {
    const { box, room, texts } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    write(box, 'Tämä jäi kesken')
    const [note] = readNotes(room.sanna)
    if (!note) throw new Error('the other has no note')
    act(() => void removeNote(room.sanna, note.id))
    expect(box.querySelector('textarea')).toBeNull()
    const [notice] = notices.getState().shown
    expect(notice?.text).toBe('Joku poisti lapun, jota kirjoitit.')
    act(() => notice?.action?.onSelect())
    expect(texts('hear')).toEqual(['Tämä jäi kesken'])
  })

  it('keeps a note that another wrote into when its maker takes the adding back, and says so', () => {
    const { box, room, texts } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    write(box, 'Jono')
    press(area(box), 'Escape')
    const [note] = readNotes(room.sanna)
    act(() => noteText(room.sanna, note?.id ?? '')?.insert(4, ' on pitkä'))
    click(button(box, 'Kumoa'))
    expect(texts('hear')).toEqual(['Jono on pitkä'])
    expect(notices.getState().shown[0]?.text).toContain('joku muu on kirjoittanut')
  })
})

describe('a wide list', () => {
  it('has every field as a headed section with the same notes and acts', () => {
    width = 1200
    const { box, texts } = openBoard({}, (doc) => {
      for (const { key, type } of template.fields)
        if (type === 'notes') putNote(doc, key, key, `lappu ${key}`)
      addNote(doc, {
        id: 'x',
        at: { field: 'hear', x: 150, y: 58 },
        text: 'toinen',
        color: 'ice',
        by: null,
        made: 2,
      })
    })
    click(button(box, 'Luettelona'))
    const headings = [...box.querySelectorAll('h2')].map(({ textContent }) => textContent)
    expect(headings).toEqual(template.fields.map(({ heading }) => heading.fi))
    expect(box.querySelectorAll('li[data-note]')).toHaveLength(template.fields.length + 1)
    const first = button(box, 'lappu hear')
    act(() => first.focus())
    press(first, 'ArrowRight', { altKey: true })
    expect(texts('hear')).toEqual(['toinen', 'lappu hear'])
    press(first, 'Delete')
    expect(texts('hear')).toEqual(['toinen'])
    press(document.body, 'z', { ctrlKey: true })
    expect(texts('hear')).toEqual(['toinen', 'lappu hear'])
  })
})
