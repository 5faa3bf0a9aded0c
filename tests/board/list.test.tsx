// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { waitingPictures } from '../../src/board/pictures/waiting.ts'
import { type Note, addNote, noteText, readNotes, removeNote } from '../../src/model/note.ts'
import { addPicture } from '../../src/model/pictures.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press, type } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, resized, setSize, showAt, template } from './stage.tsx'

showAt(390)

const choose = (box: HTMLElement, menu: string, item: string) => {
  const trigger = button(box, menu)
  act(() => trigger.focus())
  press(trigger, 'ArrowDown')
  click(button(box, item))
}
const area = (box: HTMLElement) => find<HTMLTextAreaElement>(box, '[data-note] textarea')
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

  it('counts a field’s pictures, too, and shows in it those that are on their way', () => {
    const { box } = openBoard({}, (doc) => {
      two(doc)
      const file = { hash: 'f'.repeat(64), width: 300, height: 200 }
      const at = { field: 'hear', x: 20, y: 120 }
      addPicture(doc, { id: 'p', at, width: 120, height: 90, file, alt: 'Jono', by: 'aino', made: 1 })
    })
    click(button(box, '3. Mitä hän kuulee?2 lappua · 1 kuva'))
    const field = () => find(box, '[data-field="hear"]').textContent
    expect(field()).not.toContain('Kuva on matkalla')
    const picture = {
      id: 'w',
      canvas: 'c',
      blob: new Blob(),
      width: 3,
      height: 2,
      url: 'data:,',
      target: { kind: 'paper', field: 'hear', at: null },
    } as const
    act(() => waitingPictures.setState({ all: [{ ...picture, state: 'sending' }] }))
    expect(field()).toContain('Kuva on matkalla…')
    act(() => waitingPictures.setState({ all: [{ ...picture, state: 'held' }] }))
    expect(field()).toContain('Kuva odottaa yhteyttä. Pidä sivu auki.')
    act(() => waitingPictures.setState({ all: [] }))
    expect(field()).not.toContain('Kuva odottaa')
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
    expect(box.querySelector('[data-note] textarea')).toBeNull()
  })

  it('brings no tools under the finger that goes on from writing to another note', () => {
    const { box } = openBoard({ place: 'hear' }, two)
    const card = (id: string) => find(box, `[data-note="${id}"] [data-stop]`)
    click(card('a'))
    click(card('a'))
    act(() => area(box).focus())
    const looking = vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    act(() => card('b').focus())
    looking.mockRestore()
    expect(box.querySelector('textarea:not([data-typing])')).toBeNull()
    expect(box.querySelector('[data-note-bar]')).toBeNull()
    click(card('b'))
    expect(find(box, '[data-note-bar]').closest('[data-note]')).toBe(card('b').closest('[data-note]'))
  })

  it('ends the writing when another note is pressed without taking the focus', () => {
    const { box } = openBoard({ place: 'hear' }, two)
    const card = (id: string) => find(box, `[data-note="${id}"] [data-stop]`)
    click(card('a'))
    click(card('a'))
    click(card('b'))
    expect(box.querySelector('[data-note] textarea')).toBeNull()
    expect(find(box, '[data-note-bar]').closest('[data-note]')).toBe(card('b').closest('[data-note]'))
  })

  it('keeps what is written in sight when a keyboard takes room', () => {
    const { box } = openBoard({ place: 'hear' }, two)
    const seen = vi.spyOn(HTMLTextAreaElement.prototype, 'scrollIntoView')
    act(() => void window.dispatchEvent(new Event('resize')))
    expect(seen).not.toHaveBeenCalled()
    click(button(box, 'Uusi lappu'))
    act(() => area(box).focus())
    act(() => void window.dispatchEvent(new Event('resize')))
    expect(seen.mock.contexts).toEqual([area(box)])
    seen.mockRestore()
  })

  it('moves, colours, reorders and removes by menu, and takes each back', () => {
    const { box, texts, notes } = openBoard({ place: 'hear' }, two)
    const select = (text: string) => click(button(box, text))
    const undo = () => click(button(box, 'Kumoa'))
    select('Kamalat jonot')
    choose(box, 'Väri', 'Kanerva')
    expect(announcements.getState().text).toBe('Väri vaihtui 1 lapussa.')
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
    expect(box.textContent).toContain('merkityt muutoksesi ovat vain tällä laitteella')
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
    expect(box.querySelector('[data-note] textarea')).toBeNull()
    const [notice] = notices.getState().shown
    expect(notice?.text).toBe('Sanna poisti lapun, jota kirjoitit.')
    act(() => notice?.action?.onSelect())
    expect(texts('hear')).toEqual(['Tämä jäi kesken'])
    click(button(box, 'Kumoa'))
    expect(texts('hear')).toEqual([])
  })

  it('offers nothing any more when its canvas is left: the offer would act where nobody looks', () => {
    const { box, room, close } = openBoard({ place: 'hear' })
    click(button(box, 'Uusi lappu'))
    write(box, 'Tämä jäi kesken')
    const [note] = readNotes(room.sanna)
    act(() => void removeNote(room.sanna, note?.id ?? ''))
    expect(notices.getState().shown).toHaveLength(1)
    close()
    expect(notices.getState().shown).toEqual([])
  })

  it('takes the emptying of a note and its going back in one', () => {
    const { box, texts } = openBoard({ place: 'hear' }, (doc) => putNote(doc, 'a', 'hear', 'Jono'))
    click(button(box, 'Jono'))
    click(button(box, 'Jono'))
    act(() => {
      area(box).setSelectionRange(0, 4)
      type(area(box), '', 'deleteContentBackward')
    })
    press(area(box), 'Escape')
    expect(texts('hear')).toEqual([])
    click(button(box, 'Kumoa'))
    expect(texts('hear')).toEqual(['Jono'])
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

describe('a board that is low', () => {
  it('is a list, as a sheet would be tiny in it; and stays what it is where only a keyboard takes height', () => {
    setSize(720, 330)
    expect(openBoard().box.querySelector('[data-list]')).not.toBeNull()
    setSize(1180, 640)
    const { box } = openBoard()
    expect(box.querySelector('article')).not.toBeNull()
    setSize(1180, 300)
    resized()
    expect(box.querySelector('article')).not.toBeNull()
  })
})

describe('a wide list', () => {
  it('takes Space on a note once, also where a browser presses buttons as it is let go', () => {
    setSize(1280)
    const { box } = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'Jono'))
    const card = find(box, '[data-note="a"] [data-stop]')
    const letGo = (target: Element) => {
      const event = new KeyboardEvent('keyup', { key: ' ', bubbles: true, cancelable: true })
      act(() => void target.dispatchEvent(event))
      return event.defaultPrevented
    }
    press(card, ' ')
    expect(find(box, '[data-note="a"]').dataset['selected']).toBe('true')
    expect(letGo(card)).toBe(true)
    press(button(box, 'Uusi lappu'), ' ')
    expect(letGo(button(box, 'Uusi lappu'))).toBe(false)
  })

  it('has every field as a headed section with the same notes and acts', () => {
    setSize(1200)
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
    expect(button(box, 'Uusi lappu: 3. Mitä hän kuulee?').textContent).toBe('Uusi lappu')
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
