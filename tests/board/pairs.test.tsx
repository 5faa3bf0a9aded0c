// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Beside } from '../../src/board/beside/Beside.tsx'
import { besideChoice } from '../../src/board/beside/beside-choice.ts'
import { addLink } from '../../src/model/links.ts'
import { inReadingOrder, readNotes, removeNote } from '../../src/model/note.ts'
import type { CanvasRef } from '../../src/model/series.ts'
import { addPicture } from '../../src/model/pictures.ts'
import { translate } from '../../src/i18n/index.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { RoomState } from '../../src/sync/room-types.ts'
import { button, click, find, press, show, type } from './dom.ts'
import { ME, SERIES, putNote, roomOn, sheetTemplate } from './rooms.ts'
import { setSize, settle, showAt } from './stage.tsx'

const customer = sheetTemplate('value-creation-customer')
const company = sheetTemplate('value-creation-company')

beforeEach(() => {
  sessionStorage.clear()
  besideChoice.setState({ on: true })
})

const OPEN = { asks: 'open', answers: 'open' } as const

/** The two value sheets as pairs of fields. */
function openPairs(
  before: (asks: ReturnType<typeof roomOn>['doc']) => void = () => {},
  states: { readonly asks: CanvasRef['state']; readonly answers: CanvasRef['state'] } = OPEN,
) {
  const rooms = { asks: roomOn(customer), answers: roomOn(company) }
  for (const { state } of Object.values(rooms)) state.setState({ synced: true })
  before(rooms.asks.doc)
  const canvas = (id: string, template: string, state: CanvasRef['state']) =>
    ({ id, template, templateVersion: 1, state }) as const
  const box = show(
    <Beside
      series={SERIES}
      me={ME}
      asks={{ room: rooms.asks, template: customer, canvas: canvas('a', customer.key, states.asks) }}
      answers={{ room: rooms.answers, template: company, canvas: canvas('b', company.key, states.answers) }}
    >
      {null}
    </Beside>,
  )
  settle()
  const texts = (side: keyof typeof rooms, field: string) =>
    inReadingOrder(readNotes(rooms[side].doc).filter(({ at }) => at.field === field)).map(({ text }) => text)
  return { box, rooms, texts }
}

function pasteOn(target: Element, text: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const getData = (kind: string) => (kind === 'text/html' ? '' : text)
  Object.assign(event, { clipboardData: { getData, files: [], types: ['text/plain'] } })
  act(() => void target.dispatchEvent(event))
}

const proxy = (box: HTMLElement, field: string) =>
  find<HTMLTextAreaElement>(box, `textarea[data-typing][data-stop="${field}"]`)
/** Two that answer fears. */
function putTwo(doc: ReturnType<typeof roomOn>['doc']): void {
  const field = company.fields.find((each) => each.type === 'notes' && each.answers === 'fears')?.key ?? ''
  act(() => {
    putNote(doc, 'k', field, 'Kioski')
    putNote(doc, 'v', field, 'Vuoronumero', 150)
  })
}

function pointer(target: Element, kind: string): void {
  act(() => {
    const event = new MouseEvent(kind, { bubbles: true, button: 0, buttons: kind === 'pointerdown' ? 1 : 0 })
    target.dispatchEvent(Object.assign(event, { pointerId: 1, pointerType: 'mouse' }))
  })
}

const note = (box: HTMLElement, id: string) => find(box, `[data-note="${id}"] [data-stop]`)

describe('a sheet that asks and is not here', () => {
  it('is not said to ask nothing, but to be on its way, or not to be had', () => {
    const { box, rooms } = openPairs()
    const nothing = 'Arkilla 1/2 ei ole vielä pelkoja eikä toiveita.'
    const notHere = 'Arkki 1/2 ei ole tällä laitteella.'
    expect(box.textContent).toContain(nothing)
    const set = (state: Partial<RoomState>) => act(() => rooms.asks.state.setState(state))
    set({ synced: false, connection: { is: 'connecting' } })
    expect(box.textContent).not.toContain(nothing)
    expect(box.textContent).toContain('Haetaan arkkia 1/2…')
    set({ connection: { is: 'offline' } })
    expect(box.textContent).toContain(notHere)
    set({ connection: { is: 'ended', code: CLOSE.tooLarge } })
    expect(box.textContent).toContain(translate('fi', `errors.closed-${CLOSE.tooLarge}`))
    // What the device has of it is shown without the server, too.
    set({ synced: true, connection: { is: 'offline' } })
    expect(box.textContent).not.toContain(notHere)
    expect(box.textContent).toContain(nothing)
  })
})

describe('two sheets side by side', () => {
  showAt(1280)

  it('show the handle of an answer at its note from the first frame on', () => {
    const { box, rooms } = openPairs()
    putTwo(rooms.answers.doc)
    const place = (element: Element, x: number) => {
      element.getBoundingClientRect = () => new DOMRect(x, 100, 120, 80)
    }
    place(find(box, '[data-note="k"] [data-stop]'), 200)
    place(find(box, '[data-note="v"] [data-stop]'), 400)
    // The window that the sheet lies in.
    const window = find(box, '[data-note="k"]').closest('article')?.parentElement?.closest('section')
    if (!window) throw new Error('no window')
    window.getBoundingClientRect = () => new DOMRect(0, 0, 700, 800)
    pointer(note(box, 'k'), 'pointerover')
    expect(button(box, 'Vastaa lappuun…').style.translate).toBe('200px 140px')
    pointer(note(box, 'v'), 'pointerover')
    expect(button(box, 'Vastaa lappuun…').style.translate).toBe('400px 140px')
  })

  it('let the handle of an answer go when another takes the note away that is in hand', () => {
    const { box, rooms } = openPairs()
    putTwo(rooms.answers.doc)
    pointer(note(box, 'k'), 'pointerover')
    const handle = button(box, 'Vastaa lappuun…')
    handle.setPointerCapture = () => {}
    pointer(handle, 'pointerdown')
    act(() => void removeNote(rooms.answers.sanna, 'k'))
    pointer(note(box, 'v'), 'pointerover')
    click(button(box, 'Vastaa lappuun…'))
    expect(find(document, 'dialog').textContent).toContain('Vuoronumero')
  })
})

describe('two sheets as a list', () => {
  showAt(390)

  it('do not look done before anything has been asked', () => {
    const { box, rooms } = openPairs()
    const summary = () => find(box, '[data-fit-summary]')
    expect(summary().textContent).toContain('ei ole vielä pelkoja eikä toiveita')
    expect(summary().querySelector('.lucide-circle-check')).toBeNull()
    act(() => putNote(rooms.asks.doc, 'j', 'fears', 'Jono'))
    settle()
    expect(summary().textContent).toContain('1 pelko vailla helpotusta')
    act(() => putNote(rooms.answers.doc, 'k', 'pain-relievers', 'Kahvia'))
    act(() =>
      addLink(rooms.answers.doc, {
        id: 'l',
        kind: 'answers',
        from: { note: 'k' },
        to: { note: 'j', canvas: 'a' },
        by: null,
        made: 1,
      }),
    )
    settle()
    expect(summary().querySelector('.lucide-circle-check')).not.toBeNull()
  })

  it('takes what is typed and pasted into the field that has the focus, of either sheet', () => {
    const { box, texts } = openPairs()
    act(() => proxy(box, 'fears').focus())
    act(() => void type(proxy(box, 'fears'), 'Jono'))
    expect(texts('asks', 'fears')).toEqual(['Jono'])
    press(document.activeElement ?? box, 'Escape')
    act(() => proxy(box, 'wishes').focus())
    pasteOn(proxy(box, 'wishes'), 'Nimi muistetaan\nSaa kahvia')
    expect(texts('asks', 'wishes')).toEqual(['Nimi muistetaan', 'Saa kahvia'])
    const answering =
      company.fields.find((each) => each.type === 'notes' && each.answers === 'fears')?.key ?? ''
    act(() => proxy(box, answering).focus())
    pasteOn(proxy(box, answering), 'Ajanvaraus')
    expect(texts('answers', answering)).toEqual(['Ajanvaraus'])
    // With nothing focused it goes where one was last.
    act(() => proxy(box, answering).blur())
    pasteOn(document.body, 'Kioski')
    expect(texts('answers', answering)).toEqual(['Ajanvaraus', 'Kioski'])
    expect(readNotes(openPairs().rooms.asks.doc)).toEqual([])
  })

  it('are shown on a phone on its side, too, where two sheets would be tiny', () => {
    setSize(844, 290)
    const { box } = openPairs((doc) => putNote(doc, 'x', 'fears', 'Jono'))
    expect(button(box, 'Vastaa tähän: Jono')).toBeDefined()
    expect(box.querySelector('article')).toBeNull()
  })

  it('begins notes of the sheet that asks, too', () => {
    const { box, texts } = openPairs()
    click(button(box, 'Uusi lappu: 3. Pelot'))
    act(() => void type(find<HTMLTextAreaElement>(box, '[data-note] textarea'), 'Jono'))
    expect(texts('asks', 'fears')).toEqual(['Jono'])
  })

  it('picks several of a sheet, and does with them what can be done', () => {
    const { box, texts } = openPairs((doc) => {
      putNote(doc, 'x', 'fears', 'Jono')
      putNote(doc, 'y', 'fears', 'Melu', 150)
    })
    click(note(box, 'x'))
    click(button(box, 'Valitse useita'))
    // By the first tap, though the answering sheet's tools were shown.
    act(() => note(box, 'y').focus())
    click(note(box, 'y'))
    expect(note(box, 'y').getAttribute('aria-checked')).toBe('true')
    expect(find(box, '[data-selection-bar]').textContent).toContain('2')
    const menu = button(find(box, '[data-selection-bar]'), 'Siirrä kenttään')
    act(() => menu.focus())
    press(menu, 'ArrowDown')
    const wishes = customer.fields.find(({ key }) => key === 'wishes')?.heading.fi ?? ''
    click(button(find(box, '[data-selection-bar]'), wishes))
    expect(texts('asks', 'wishes').toSorted()).toEqual(['Jono', 'Melu'])
    click(button(box, 'Valmis'))
    expect(box.querySelector('[data-selection-bar]')).toBeNull()
  })

  it('shows the pictures of the fields, with their acts', () => {
    const { box } = openPairs((doc) =>
      addPicture(doc, {
        id: 'p',
        at: { field: 'fears', x: 10, y: 60 },
        width: 120,
        height: 90,
        file: { hash: 'a'.repeat(64), width: 400, height: 300 },
        alt: 'Jono tiskillä',
        by: 'aino',
        made: 1,
      }),
    )
    expect(find(box, 'img[alt="Jono tiskillä"]')).toBeTruthy()
    const menu = button(box, 'Lisää kanvaasista')
    act(() => menu.focus())
    press(menu, 'ArrowDown')
    expect(button(box, 'Lisää kuva')).toBeTruthy()
  })

  it('says once that both are closed, and of one that is', () => {
    const said = (box: HTMLElement) =>
      [...box.querySelectorAll('p')].flatMap(({ textContent }) =>
        /sulkenut/.test(textContent) ? textContent : [],
      )
    const closed = openPairs(undefined, { asks: 'closed', answers: 'closed' })
    expect(said(closed.box)).toEqual(['Vetäjä on sulkenut tämän kanvaasin – voit lukea.'])
    // Which one it is: the other is the one that is written on.
    expect(said(openPairs(undefined, { asks: 'closed', answers: 'open' }).box)).toEqual([
      `${customer.name.fi}: Vetäjä on sulkenut tämän kanvaasin – voit lukea.`,
    ])
    expect(said(openPairs().box)).toEqual([])
  })

  it('leaves nothing of an answer that was begun and stayed empty', () => {
    const { box, rooms } = openPairs((doc) => putNote(doc, 'x', 'fears', 'Jono'))
    const all = () => readNotes(rooms.answers.doc)
    click(button(box, 'Vastaa tähän: Jono'))
    expect(all()).toHaveLength(1)
    press(find(box, '[data-note] textarea'), 'Escape')
    expect(all()).toEqual([])
    expect([...rooms.answers.doc.getMap('links').keys()]).toHaveLength(1)
    press(document.body, 'z', { ctrlKey: true })
    expect(all()).toEqual([])
    expect(button(box, 'Kumoa').disabled).toBe(true)
  })

  it('goes on by Enter to another answer to the same note, each taken back with its link', () => {
    const { box, texts } = openPairs((doc) => putNote(doc, 'x', 'fears', 'Jono'))
    const write = (text: string) => {
      act(() => void type(find<HTMLTextAreaElement>(box, '[data-note] textarea'), text))
      press(find(box, '[data-note] textarea'), 'Enter')
    }
    click(button(box, 'Vastaa tähän: Jono'))
    write('Kioski')
    write('Numerolappu')
    // Enter in an empty one is the end, of which nothing is left.
    press(find(box, '[data-note] textarea'), 'Enter')
    expect(texts('answers', 'pain-relievers')).toEqual(['Kioski', 'Numerolappu'])
    expect(box.textContent).toContain('2 vastausta')
    click(button(box, 'Kumoa'))
    expect(texts('answers', 'pain-relievers')).toEqual(['Kioski'])
    expect(box.textContent).toContain('1 vastaus')
  })

  it('takes an answer that was written back in one go, with its link', () => {
    const { box, rooms } = openPairs((doc) => putNote(doc, 'x', 'fears', 'Jono'))
    click(button(box, 'Vastaa tähän: Jono'))
    act(() => void type(find<HTMLTextAreaElement>(box, '[data-note] textarea'), 'Kioski'))
    press(find(box, '[data-note] textarea'), 'Escape')
    expect(box.textContent).toContain('1 vastaus')
    click(button(box, 'Kumoa'))
    expect(readNotes(rooms.answers.doc)).toEqual([])
    click(button(box, 'Tee uudelleen'))
    expect(readNotes(rooms.answers.doc).map(({ text }) => text)).toEqual(['Kioski'])
    expect(box.textContent).toContain('1 vastaus')
  })
})
