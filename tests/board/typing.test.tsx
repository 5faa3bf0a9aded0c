// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { pasteAsk } from '../../src/board/paste/paste-ask.ts'
import { putNote } from './rooms.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, paste, press, type } from './dom.ts'
import { openBoard, showAt } from './stage.tsx'

const proxy = (box: HTMLElement, field: string) =>
  find<HTMLTextAreaElement>(box, `[data-field="${field}"] textarea[data-typing]`)
const editor = (box: HTMLElement) => find<HTMLTextAreaElement>(box, '[data-note] textarea')
const lines = (count: number) => Array.from({ length: count }, (_, index) => `rivi ${index + 1}`)

function pasteOn(target: Element, text: string, html = ''): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const getData = (kind: string) => (kind === 'text/html' ? html : text)
  Object.assign(event, { clipboardData: { getData } })
  let open = true
  act(() => {
    open = target.dispatchEvent(event)
  })
  return open
}

describe('typing with a field focused', () => {
  showAt(1280)

  it('begins a note with the letters, and goes on in it', () => {
    const { box, texts } = openBoard()
    act(() => proxy(box, 'hear').focus())
    act(() => void type(proxy(box, 'hear'), 'ä'))
    expect(proxy(box, 'hear').value).toBe('')
    expect(document.activeElement).toBe(editor(box))
    act(() => void type(editor(box), 'iti'))
    expect(texts('hear')).toEqual(['äiti'])
    press(editor(box), 'Escape')
    press(find(box, '[data-stop]'), 'z', { ctrlKey: true })
    expect(texts('hear')).toEqual([])
  })

  it('waits for the end of a composition, and takes it once', () => {
    const { box, texts } = openBoard()
    const area = proxy(box, 'hear')
    act(() => area.focus())
    act(() => void area.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
    act(() => void type(area, '¨', 'insertCompositionText', true))
    expect(texts('hear')).toEqual([])
    area.value = ''
    act(() => void type(area, 'ä', 'insertCompositionText', true))
    act(() => void area.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'ä' })))
    expect(texts('hear')).toEqual(['ä'])
    expect(document.activeElement).toBe(editor(box))
  })

  it('is reached from the heading, by whatever means that got the focus', () => {
    const { box } = openBoard()
    const heading = find(box, '[data-field="hear"] h2 button')
    act(() => heading.focus())
    expect(document.activeElement).toBe(proxy(box, 'hear'))
  })

  it('takes letters that are shortcuts elsewhere, but leaves the board its other keys', () => {
    const { box, texts } = openBoard()
    const area = proxy(box, 'hear')
    act(() => area.focus())
    for (const key of ['n', '0', '?', '+']) press(area, key)
    expect(texts('hear')).toEqual([])
    press(area, 'PageDown')
    expect(document.activeElement).toBe(proxy(box, 'see'))
    press(document.activeElement ?? box, 'Escape')
    expect(document.activeElement).toBe(document.body)
    press(document.body, 'n')
    expect(texts('see')).toEqual([''])
  })

  it('begins no note with a space, and none for those who may not write', () => {
    const { box, texts } = openBoard()
    act(() => void type(proxy(box, 'hear'), ' '))
    expect(texts('hear')).toEqual([])
    const reader = openBoard({ right: 'read' })
    expect(reader.box.querySelector('[data-typing]')).toBeNull()
    expect(find(reader.box, '[data-field="hear"] [data-stop]').tagName).toBe('BUTTON')
  })

  it('goes to the field last pointed at when nothing has the focus', () => {
    const { box } = openBoard()
    click(find(box, '[data-field="hear"] h2 button'))
    act(() => proxy(box, 'hear').blur())
    press(document.body, 'k')
    expect(document.activeElement).toBe(proxy(box, 'hear'))
  })
})

describe('after the end of writing', () => {
  showAt(1280)

  it('the note has the focus at once, so that the next key is its own and no letter of a new note', () => {
    const { box, texts } = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'Jonot'))
    const card = () => find(box, '[data-note="a"] [data-stop]')
    act(() => card().focus())
    press(card(), 'Enter')
    press(editor(box), 'Escape')
    expect(document.activeElement).toBe(card())
    expect(texts('hear')).toEqual(['Jonot'])
  })

  it('a field has the focus at once when undo took its note', () => {
    const { box, texts } = openBoard()
    act(() => proxy(box, 'hear').focus())
    act(() => void type(proxy(box, 'hear'), 'ä'))
    press(editor(box), 'Escape')
    press(find(box, '[data-note] [data-stop]'), 'z', { ctrlKey: true })
    expect(texts('hear')).toEqual([])
    expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe('hear')
  })
})

describe('pasting onto the board', () => {
  showAt(1280)

  it('makes a note of each line, taken back together', () => {
    const { box, texts } = openBoard()
    expect(pasteOn(proxy(box, 'hear'), 'yksi\nkaksi\n\nkolme')).toBe(false)
    expect(texts('hear').toSorted()).toEqual(['kaksi', 'kolme', 'yksi'])
    expect(announcements.getState().text).toBe('3. Mitä hän kuulee? 3 uutta lappua.')
    press(proxy(box, 'hear'), 'z', { ctrlKey: true })
    expect(texts('hear')).toEqual([])
    press(proxy(box, 'hear'), 'y', { ctrlKey: true })
    expect(texts('hear')).toHaveLength(3)
  })

  it('asks above thirty, and loses nothing by a no', () => {
    const { box, texts } = openBoard()
    pasteOn(proxy(box, 'hear'), lines(31).join('\n'))
    expect(texts('hear')).toEqual([])
    expect(find(box, 'dialog h2').textContent).toBe('Tehdäänkö 31 lappua?')
    click(button(find(box, 'dialog'), 'Peruuta'))
    expect(texts('hear')).toEqual([])
    pasteOn(proxy(box, 'hear'), lines(31).join('\n'))
    click(button(find(box, 'dialog'), 'Tee 31 lappua'))
    expect(texts('hear')).toHaveLength(31)
    expect(pasteAsk.getState().ask).toBeNull()
  })

  it('can make one note of many lines', () => {
    const { box, texts } = openBoard()
    pasteOn(proxy(box, 'hear'), lines(40).join('\n'))
    click(button(find(box, 'dialog'), 'Tee yksi lappu'))
    expect(texts('hear')).toEqual([lines(40).join('\n')])
  })

  it('makes none of more than a canvas takes, says how many fit, and keeps all of it', () => {
    const { box, texts } = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'vanha'))
    pasteOn(proxy(box, 'hear'), lines(5000).join('\n'))
    expect(texts('hear')).toEqual(['vanha'])
    expect(box.querySelector('dialog')).toBeNull()
    expect(find(box, '[data-unsaved]').textContent).toContain('tilaa on nyt 1\u00a0999')
    expect(find<HTMLTextAreaElement>(box, '[data-unsaved] textarea').value.split('\n')).toHaveLength(5000)
    click(button(box, 'Hylkää'))
  })

  it('makes notes of spreadsheet cells', () => {
    const { box, texts } = openBoard()
    pasteOn(proxy(box, 'hear'), 'a\tb', '<table><tr><td>solu 1</td><td>solu 2</td></tr></table>')
    expect(texts('hear').toSorted()).toEqual(['solu 1', 'solu 2'])
  })
})

describe('pasting into a note', () => {
  showAt(1280)

  function writing() {
    const stage = openBoard()
    act(() => void type(proxy(stage.box, 'hear'), 'Alku '))
    return stage
  }

  it('keeps lines in it and offers notes of their own, taken back together', () => {
    const { box, texts } = writing()
    act(() => void paste(editor(box), 'yksi\nkaksi'))
    expect(texts('hear')).toEqual(['Alku yksi\nkaksi'])
    const notice = notices.getState().shown.at(-1)
    expect(notice?.action?.label).toBe('Tee 2 lappua')
    act(() => notice?.action?.onSelect())
    expect(texts('hear').toSorted()).toEqual(['Alku ', 'kaksi', 'yksi'])
    press(editor(box), 'Escape')
    click(button(box, 'Kumoa'))
    expect(texts('hear')).toEqual(['Alku yksi\nkaksi'])
  })

  it('leaves no empty note behind when all of it was pasted', () => {
    const { box, texts } = openBoard()
    click(button(box, 'Uusi lappu'))
    act(() => void paste(editor(box), 'yksi\nkaksi'))
    act(() => notices.getState().shown.at(-1)?.action?.onSelect())
    const all = ['hear', 'see', 'who', 'do', 'say', 'pains', 'gains', 'feel'].flatMap(texts)
    expect(all.toSorted()).toEqual(['kaksi', 'yksi'])
  })

  it('refuses whole what does not fit, says so once and offers notes', () => {
    const { box, texts } = writing()
    const text = Array.from({ length: 20 }, () => 'sana '.repeat(15).trim()).join('\n')
    let came = true
    act(() => {
      came = paste(editor(box), text)
    })
    expect(came).toBe(false)
    expect(texts('hear')).toEqual(['Alku '])
    const { shown } = notices.getState()
    expect(shown).toHaveLength(1)
    act(() => shown[0]?.action?.onSelect())
    expect(texts('hear')).toHaveLength(21)
  })

  it('of one line is plain pasting', () => {
    const { box, texts } = writing()
    act(() => void paste(editor(box), 'yksi'))
    expect(texts('hear')).toEqual(['Alku yksi'])
    expect(notices.getState().shown).toEqual([])
  })
})

describe('the list of keys', () => {
  showAt(1280)

  it('opens by ? and from the menu', () => {
    const { box } = openBoard()
    press(document.body, '?')
    expect(find(box, 'dialog h2').textContent).toBe('Näppäimet')
    click(button(find(box, 'dialog'), 'Sulje'))
    expect(box.querySelector('dialog')).toBeNull()
    const trigger = button(box, 'Lisää kanvaasista')
    act(() => trigger.focus())
    press(trigger, 'ArrowDown')
    click(button(box, 'Näppäimet'))
    expect(find(box, 'dialog').textContent).toContain('Seuraava lappu')
  })
})
