// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { addComment } from '../../src/model/comments.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addLink } from '../../src/model/links.ts'
import { removeNote } from '../../src/model/note.ts'
import { announcements } from '../../src/ui/announce.ts'
import { button, click, find, press, type } from './dom.ts'
import { putNote, roomOn, sheetTemplate } from './rooms.ts'
import { openBoard, setSize, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

// What one test did is not to be taken back in the next.
beforeEach(() => sessionStorage.clear())

const two = (doc: Doc) => {
  putNote(doc, 'a', 'hear', 'Kamalat jonot')
  putNote(doc, 'b', 'hear', 'Saa netissä', 150)
}
const card = (box: HTMLElement, id: string) => find(box, `[data-note="${id}"] [data-stop]`)

/** Opens a menu by its button and chooses from it, as by keys: what is pressed has the focus. */
function choose(box: HTMLElement, menu: string, item: string): void {
  const trigger = button(box, menu)
  const popover = document.getElementById(trigger.getAttribute('popovertarget') ?? '')
  act(() => trigger.focus())
  act(() => void popover?.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState: 'open' })))
  const entry = button(popover ?? document, item)
  act(() => entry.focus())
  click(entry)
}

const hasFocus = (what: () => Element | null) =>
  vi.waitFor(() => {
    expect(document.activeElement).not.toBe(document.body)
    expect(document.activeElement).toBe(what())
  })

describe('on the sheet the focus', () => {
  showAt(1280)

  it('goes back to the note when its tools are left by Esc', async () => {
    const { box } = openBoard({ place: 'hear' }, two)
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), 'm')
    await hasFocus(() => box.querySelector('[data-note-bar] button'))
    press(document.activeElement ?? box, 'Escape')
    await hasFocus(() => card(box, 'a'))
  })

  it('goes to the note’s tools before the next key, and is not fetched from where it went on to', async () => {
    const { box } = openBoard({ place: 'hear' }, two)
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), 'm')
    expect(document.activeElement).toBe(box.querySelector('[data-note-bar] button'))
    const more = button(box, 'Lisää')
    act(() => more.focus())
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    expect(document.activeElement).toBe(more)
  })

  it('goes from a note that is removed by its menu to the next one, which is said, and to the double of one that is doubled', async () => {
    const { box } = openBoard({ place: 'hear' }, two)
    click(card(box, 'a'))
    choose(box, 'Lisää', 'Poista')
    await hasFocus(() => card(box, 'b'))
    expect(announcements.getState().text).toBe('Lappu poistettu.')
    click(card(box, 'b'))
    choose(box, 'Lisää', 'Monista')
    await hasFocus(() => box.querySelector('[data-note]:not([data-note="b"]) [data-stop]'))
  })

  it('stays in the field whose last note is removed by a key, whichever field was used last', async () => {
    const { box } = openBoard({ place: 'see' }, (doc) => {
      two(doc)
      putNote(doc, 'c', 'see', 'Toisessa kentässä')
    })
    const heading = () => box.querySelector('[data-typing][data-stop="hear"]')
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), 'Delete')
    await hasFocus(() => card(box, 'b'))
    press(card(box, 'b'), 'Delete')
    await hasFocus(heading)
    press(document.activeElement ?? box, 'z', { ctrlKey: true })
    press(document.activeElement ?? box, 'z', { ctrlKey: true })
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), ' ')
    press(card(box, 'a'), 'ArrowRight', { shiftKey: true })
    press(card(box, 'b'), 'Delete')
    expect(box.querySelectorAll('[data-note]')).toHaveLength(1)
    await hasFocus(heading)
  })

  it('goes to the field when another removes the note that has it', async () => {
    const { box, room } = openBoard({ place: 'hear' }, two)
    act(() => card(box, 'a').focus())
    act(() => void removeNote(room.sanna, 'a'))
    await hasFocus(() => box.querySelector('[data-typing][data-stop="hear"]'))
  })

  it('goes to a note when the tools of several go, and when its group does', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      two(doc)
      addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: 'aino', made: 1 }, ['a', 'b'])
    })
    press(document.body, 'a', { ctrlKey: true })
    act(() => button(box, 'Poista valinta').focus())
    click(button(box, 'Poista valinta'))
    await hasFocus(() => box.querySelector('[data-typing][data-stop="hear"]'))
    choose(box, 'Ryhmän työkalut: Jonot', 'Pura ryhmä')
    await hasFocus(() => card(box, 'a'))
  })

  it('goes to the button beside when undo has nothing more to take back', async () => {
    const { box } = openBoard({ place: 'hear' }, two)
    click(card(box, 'a'))
    press(card(box, 'a'), 'Delete')
    act(() => button(box, 'Kumoa').focus())
    click(button(box, 'Kumoa'))
    await hasFocus(() => button(box, 'Tee uudelleen'))
  })

  it('stays in the comments when one of them is removed', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      two(doc)
      addComment(doc, { id: 'c', note: 'a', text: 'Aina', by: 'aino', made: 1 })
    })
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), 'c')
    const remove = button(box, 'Poista kommentti: Aina')
    act(() => remove.focus())
    click(remove)
    await hasFocus(() => box.querySelector('aside textarea'))
  })
})

describe('the focus of a text that several share', () => {
  const area = (box: HTMLElement) => find<HTMLTextAreaElement>(box, 'textarea[name]')
  const profile = sheetTemplate('customer-profile')
  const rows = profile.fields.find(({ type }) => type === 'rows')?.key ?? ''

  it.each([1280, 390])('goes by Esc to the heading that it stands under, at %i', (width) => {
    setSize(width)
    const room = roomOn(profile)
    room.state.setState({ synced: true })
    const { box } = openBoard({ template: profile, room, place: rows })
    act(() => area(box).focus())
    press(area(box), 'Escape')
    const { activeElement } = document
    expect(activeElement?.closest('h2')).not.toBeNull()
    expect(activeElement?.closest('[data-field]')).toBe(area(box).closest('[data-field]'))
  })
})

describe('in the list the focus', () => {
  showAt(390)

  it('stays on a note that joins a group, and whose arrow is removed', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      two(doc)
      addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: 'aino', made: 1 }, ['b'])
      addLink(doc, { id: 'l', kind: 'arrow', from: { note: 'a' }, to: { note: 'b' }, by: 'aino', made: 1 })
    })
    const remove = find(box, '[data-note="a"] ul button')
    act(() => remove.focus())
    click(remove)
    await hasFocus(() => card(box, 'a'))
    click(card(box, 'a'))
    choose(box, 'Lisää', 'Ryhmään: Jonot')
    await hasFocus(() => card(box, 'a'))
  })

  it('goes from a note that is removed by its menu to the next, then to the one before, then to the button for a new one', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      two(doc)
      putNote(doc, 'c', 'hear', 'Kysyy naapurilta', 300)
    })
    const remove = (id: string) => {
      click(card(box, id))
      choose(box, 'Lisää', 'Poista')
    }
    remove('b')
    await hasFocus(() => card(box, 'c'))
    remove('c')
    await hasFocus(() => card(box, 'a'))
    remove('a')
    await hasFocus(() => button(box, 'Uusi lappu'))
    expect(announcements.getState().text).toBe('Lappu poistettu.')
  })

  it('goes to the heading when a note leaves the screen, and to the field’s row from its screen', async () => {
    const { box } = openBoard({ place: 'hear' }, two)
    click(card(box, 'a'))
    choose(box, 'Siirrä kenttään', 'Kipupisteet')
    await hasFocus(() => box.querySelector('h2'))
    const back = button(box, 'Empatiakartta')
    act(() => back.focus())
    click(back)
    await hasFocus(() => button(box, '3. Mitä hän kuulee?1 lappu'))
  })
})

describe('a button beside the board that has the focus, as after a press on it', () => {
  showAt(1280)

  const beside = (within: HTMLElement): HTMLButtonElement => {
    const one = within.appendChild(document.createElement('button'))
    onTestFinished(() => one.remove())
    act(() => one.focus())
    return one
  }

  it('leaves a new note and undo to the board', () => {
    const { box, texts } = openBoard({ place: 'hear' }, two)
    press(beside(document.body), 'n')
    const editor = find<HTMLTextAreaElement>(box, '[data-note] textarea')
    expect(document.activeElement).toBe(editor)
    act(() => void type(editor, 'Uusi'))
    press(editor, 'Escape')
    expect(texts('hear')).toContain('Uusi')
    const other = beside(document.body)
    press(other, 'z', { ctrlKey: true })
    expect(texts('hear')).toEqual(['Kamalat jonot', 'Saa netissä'])
    expect(document.activeElement).toBe(other)
  })

  it('keeps all other keys, and all of a menu', () => {
    const { box, texts } = openBoard({ place: 'hear' }, two)
    click(card(box, 'a'))
    for (const key of ['Delete', 'p', 'Enter', ' ', 'ArrowDown', 'Escape']) press(beside(document.body), key)
    expect(card(box, 'a').getAttribute('aria-pressed')).toBe('true')
    expect(box.querySelector('[data-tool-surface]')).toBeNull()
    const menu = document.body.appendChild(document.createElement('div'))
    onTestFinished(() => menu.remove())
    menu.setAttribute('popover', '')
    press(beside(menu), 'n')
    expect(box.querySelector('[data-note] textarea')).toBeNull()
    expect(texts('hear')).toHaveLength(2)
  })
})
