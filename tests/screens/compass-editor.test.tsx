// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadHyphenation } from '../../src/board/text/hyphens.ts'
import { sharedText } from '../../src/model/canvas.ts'
import { readCompass } from '../../src/model/compass.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { readNotes } from '../../src/model/note.ts'
import { setText } from '../../src/model/text.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { notices } from '../../src/ui/notices.ts'
import { click, compassEditor, hide, leave, memoryRoom, named, press, show, type } from './compass-stage.tsx'

let room: Room

const editor = (right: 'write' | 'held' | 'read' = 'write', place: string | null = null) =>
  compassEditor(room, right, place)

const principle = (index: number) => {
  const found = readCompass(room.doc).principles[index]
  if (!found) throw new Error('no principle')
  return found
}
const section = (key: string): HTMLElement => {
  const found = document.getElementById(`compass-${key}`)
  if (!found) throw new Error(`no section ${key}`)
  return found
}

beforeEach(() => {
  room = memoryRoom('compass')
  notices.setState({ shown: [] })
})
afterEach(hide)

describe('the compass editor', () => {
  it('writes the statement in place, and shows at once what others write', async () => {
    await show(editor())
    const field = named<HTMLTextAreaElement>('Periaate: Lupaus')
    await type(field, 'Meiltä lähdetään levänneenä.')
    expect(principle(0).statement).toBe('Meiltä lähdetään levänneenä.')
    await act(async () => {
      const text = sharedText(room.doc, 'p1.statement')
      if (text) setText(text, 'Meiltä lähdetään aina levänneenä.')
    })
    expect(field.value).toBe('Meiltä lähdetään aina levänneenä.')
  })

  it('takes back what one did oneself, and does it again', async () => {
    await show(editor())
    await type(named<HTMLTextAreaElement>('Periaate: Toiminta'), 'Huone on valmis.')
    await click(named('Kumoa'))
    expect(principle(1).statement).toBe('')
    await click(named('Tee uudelleen'))
    expect(principle(1).statement).toBe('Huone on valmis.')
  })

  it('adds deeds, orders them by button, removes one with a way back', async () => {
    addDeed(room.doc, 'a', 'p1', 'Ensimmäinen')
    addDeed(room.doc, 'b', 'p1', 'Toinen')
    await show(editor())
    await click(named('Lisää teko', section('p1')))
    expect(principle(0).deeds).toHaveLength(3)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Teko 3')
    await click(named('Siirrä ylös: Toinen'))
    expect(
      principle(0)
        .deeds.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['b', 'a'])
    await click(named('Poista: Toinen'))
    expect(principle(0).deeds.map(({ id }) => id)[0]).toBe('a')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Teko 1')
    const [notice] = notices.getState().shown
    await act(async () => notice?.action?.onSelect())
    expect(
      principle(0)
        .deeds.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['b', 'a'])
  })

  it('leaves nothing of what one began and tapped away from, and all that has words', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const focused = vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    const tapAway = () =>
      act(async () => {
        ;(document.activeElement as HTMLElement).blur()
        await vi.advanceTimersByTimeAsync(500)
      })
    addDeed(room.doc, 'old', 'p1', '')
    await show(editor())
    await click(named('Lisää teko', section('p1')))
    await tapAway()
    expect(principle(0).deeds.map(({ id }) => id)).toEqual(['old'])
    await click(named('Lisää teko', section('p1')))
    await type(document.activeElement as HTMLTextAreaElement, 'Tervehdimme')
    await tapAway()
    expect(principle(0).deeds.map(({ text }) => text)).toEqual(['', 'Tervehdimme'])
    await click(named('Kirjoita lappu', section('p1')))
    await tapAway()
    expect(readNotes(room.doc)).toEqual([])
    focused.mockRestore()
    vi.useRealTimers()
  })

  it('ends writing by Esc and goes on by Enter as notes on the canvases do, and leaves nothing empty', async () => {
    const area = () => document.activeElement as HTMLTextAreaElement
    const label = () => area().getAttribute('aria-label')
    await show(editor())
    await click(named('Lisää teko', section('p1')))
    await type(area(), 'Tervehdimme ovella')
    await press(area(), 'Enter')
    expect(label()).toBe('Teko 2')
    await press(area(), 'Enter')
    expect(principle(0).deeds.map(({ text }) => text)).toEqual(['Tervehdimme ovella'])
    expect(area().textContent).toBe('Lisää teko')
    named('Teko 1', section('p1')).focus()
    await press(area(), 'Escape')
    expect(area().id).toBe(`compass-${principle(0).deeds[0]?.id}`)
    await click(named('Lisää teko', section('p1')))
    await press(area(), 'Escape')
    expect(principle(0).deeds).toHaveLength(1)

    await click(named('Kirjoita lappu', section('p1')))
    await type(area(), 'Kysymme nimen')
    await press(area(), 'Enter', { shiftKey: true })
    expect(label()).toBe('Vastaus 1')
    await press(area(), 'Enter')
    expect(label()).toBe('Vastaus 2')
    await press(area(), 'Escape')
    expect(readNotes(room.doc).map(({ text }) => text)).toEqual(['Kysymme nimen'])
    expect(area().textContent).toBe('Kirjoita lappu')
    named('Vastaus 1', section('p1')).focus()
    await press(area(), 'Escape')
    expect(area().tagName).toBe('LI')

    const statement = section('p1').querySelector('textarea')
    statement?.focus()
    if (statement) await press(statement, 'Escape')
    expect(area().tagName).toBe('H2')
  })

  it('says which deeds do not fit the wall', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) addDeed(room.doc, id, 'p3', id)
    await show(editor())
    expect(section('p3').textContent).toContain('Huoneentauluun mahtuu 5 ensimmäistä')
  })

  it('makes a key result measurable: decimal commas, and a draft until all is there', async () => {
    await show(editor())
    await click(named('Lisää avaintulos', section('p3')))
    const p3 = section('p3')
    expect(p3.textContent).toContain('Luonnos, puuttuu: missä ollaan nyt, tavoite, päivä')
    await type(named<HTMLInputElement>('Nyt', p3), '4,1')
    await leave(named('Nyt', p3))
    await type(named<HTMLInputElement>('Tavoite', p3), '4.7')
    await leave(named('Tavoite', p3))
    await type(named<HTMLInputElement>('Mihin mennessä', p3), '2027-05-31')
    await leave(named('Mihin mennessä', p3))
    expect(principle(2).keyResults).toMatchObject([
      { baseline: 4.1, target: 4.7, due: '2027-05-31', direction: 'up', state: 'set' },
    ])
    expect(named<HTMLInputElement>('Tavoite', p3).value).toBe('4,7')
    expect(p3.textContent).toContain('Asetettu')
  })

  it('keeps a bad number as it was typed, with a message, and the last good one set', async () => {
    addKeyResult(room.doc, 'kr', 'p1')
    setKeyResult(room.doc, 'kr', { baseline: 12 })
    await show(editor())
    const field = named<HTMLInputElement>('Nyt', section('p1'))
    await type(field, '80 %')
    expect(section('p1').querySelector('[role=alert]')).toBeNull()
    await leave(field)
    expect(field.value).toBe('80 %')
    expect(section('p1').querySelector('[role=alert]')?.textContent).toBe(
      'Kirjoita tähän pelkkä luku. Yksikölle on oma paikkansa. Voimassa on yhä 12.',
    )
    expect(principle(0).keyResults[0]?.baseline).toBe(12)
    await type(field, '80')
    await leave(field)
    expect(section('p1').querySelector('[role=alert]')).toBeNull()
    expect(principle(0).keyResults[0]?.baseline).toBe(80)
  })

  it('takes a number that was typed digit by digit back as one act', async () => {
    addKeyResult(room.doc, 'kr', 'p1')
    await show(editor())
    const field = named<HTMLInputElement>('Nyt', section('p1'))
    for (const typed of ['8', '80', '80,', '80,5']) await type(field, typed)
    await leave(field)
    expect(principle(0).keyResults[0]?.baseline).toBe(80.5)
    await click(named('Kumoa'))
    expect(principle(0).keyResults[0]?.baseline).toBeNull()
  })

  it('stops at three key results', async () => {
    for (const id of ['a', 'b', 'c']) addKeyResult(room.doc, id, 'p1')
    await show(editor())
    expect(section('p1').textContent).toContain('on jo 3 avaintulosta')
    expect(() => named('Lisää avaintulos', section('p1'))).toThrow('nothing named')
  })

  it('gathers answers on notes in the principle’s colour, and shares the checks', async () => {
    await show(editor())
    await click(named('Kirjoita lappu', section('p2')))
    await type(named<HTMLTextAreaElement>('Vastaus 1', section('p2')), 'Ruuhkassakin tervehditään')
    expect(readNotes(room.doc)).toMatchObject([
      { text: 'Ruuhkassakin tervehditään', color: 'cloudberry', by: 'me', at: { field: 'p2' } },
    ])
    const check = named<HTMLInputElement>('Kannattaako tämä?', section('p2'))
    await click(check)
    expect(room.doc.getMap('choices').get('p2.check-2')).toBe('done')
    expect(named<HTMLInputElement>('Kannattaako tämä?', section('p1')).checked).toBe(false)
  })

  it('shows who else writes where, by the name that the server gave', async () => {
    await show(editor())
    await act(async () => {
      room.presence.setState({
        people: new Map([['p9', { id: 'p9', name: 'Mikko', role: 'participant' }]]),
        clients: new Map([[42, 'p9']]),
      })
      room.awareness.states.set(42, { editing: 'p1.statement', name: 'Valenimi' })
      room.awareness.emit('change', [{ added: [42], updated: [], removed: [] }, 'test'])
    })
    const place = named('Periaate: Lupaus').parentElement
    expect(place?.textContent).toContain('Mikko')
    expect(document.body.textContent).not.toContain('Valenimi')
  })

  it('is readable without fields for those who may not write, and says why', async () => {
    const text = sharedText(room.doc, 'p1.statement')
    if (text) setText(text, 'Meiltä lähdetään levänneenä.')
    addDeed(room.doc, 'a', 'p1', 'Kysymme, miten matka meni.')
    const host = await show(editor('held'))
    expect(host.querySelectorAll('textarea, input')).toHaveLength(0)
    expect(host.textContent).toContain('Kompassiin ei voi nyt kirjoittaa')
    expect(host.textContent).toContain('Meiltä lähdetään levänneenä.')
    expect(host.textContent).toContain('Kysymme, miten matka meni.')
    const reading = await show(editor('read'))
    expect(reading.textContent).not.toContain('Kompassiin ei voi nyt kirjoittaa')
    expect(reading.querySelectorAll('textarea')).toHaveLength(0)
  })

  it('breaks long words at their syllables for those who read', async () => {
    await act(() => loadHyphenation('fi'))
    const words = 'Asiasi etenee monipalveluneuvontapisteessämme'
    const text = sharedText(room.doc, 'p2.statement')
    if (text) setText(text, words)
    await show(editor('read'))
    const plain = [...section('p2').querySelectorAll('p')].find((each) => each.textContent === words)
    expect(plain?.lang).toBe('fi')
    expect(plain?.querySelectorAll('i').length).toBeGreaterThan(3)
  })

  it('marks the part that the step is about', async () => {
    await show(editor('write', 'p2'))
    expect(section('p2').textContent).toContain('Nyt työn alla')
    expect(section('p2').dataset['current']).toBe('true')
    expect(section('p1').textContent).not.toContain('Nyt työn alla')
  })
})

describe('what only this device has', () => {
  const marked = () =>
    [...document.querySelectorAll('[data-only-here]')].map((mark) => mark.closest('[id]')?.id ?? '')

  it('is marked one by one: a principle, a deed, a key result', async () => {
    addDeed(room.doc, 'd1', 'p1', 'Soitetaan jokaiselle')
    addDeed(room.doc, 'd2', 'p1', 'Kysytään kaksi kertaa')
    addKeyResult(room.doc, 'k1', 'p2')
    await show(editor())
    expect(marked()).toEqual([])
    await act(async () => room.onlyHere.setState(new Set(['d2', 'k1', 'p3.statement']), true))
    expect(marked()).toEqual(['compass-d2', 'compass-k1', 'compass-p3'])
    await act(async () => room.state.setState({ kept: true, keeping: true }))
    expect(document.querySelector('#compass-d2 [data-only-here]')?.textContent).toBe('Vain tällä laitteella')
    await act(async () => room.state.setState({ kept: false, keeping: false }))
    expect(document.querySelector('#compass-d2 [data-only-here]')?.textContent).toBe('Ei tallessa')
    await act(async () => room.onlyHere.setState(new Set(), true))
    expect(marked()).toEqual([])
  })

  it('is marked for those who may only read by now, too', async () => {
    const words = sharedText(room.doc, 'objective')
    if (words) setText(words, 'Tavoite, joka jäi tänne')
    await show(editor('held'))
    await act(async () => room.onlyHere.setState(new Set(['objective']), true))
    expect(marked()).toEqual(['compass-objective'])
  })
})
