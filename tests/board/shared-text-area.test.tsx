// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { SharedTextArea } from '../../src/board/text/SharedTextArea.tsx'
import { setLanguage } from '../../src/i18n/index.ts'
import { notices } from '../../src/ui/notices.ts'
import { find, paste, press, reshow, show, type } from './dom.ts'
import { cpuTime } from '../support/cpu-time.ts'

/** A text that this page and another person hold, joined at once. */
function shared(start = '') {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  mine.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(theirs, update, 'network')
  })
  theirs.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') act(() => Y.applyUpdate(mine, update, 'network'))
  })
  mine.getText('t').insert(0, start)
  return { mine: mine.getText('t'), theirs: theirs.getText('t') }
}

function open(start = '', props: Partial<Parameters<typeof SharedTextArea>[0]> = {}) {
  const { mine, theirs } = shared(start)
  const box = show(<SharedTextArea text={mine} label="Lappu" maxLength={50} {...props} />)
  const area = find<HTMLTextAreaElement>(box, 'textarea')
  area.focus()
  const caret = (at: number, end = at) => area.setSelectionRange(at, end)
  return { area, mine, theirs, caret }
}

beforeEach(() => {
  setLanguage('fi')
  notices.setState({ shown: [] })
})
const said = () => notices.getState().shown.map(({ text }) => text)

describe('a text that two write', () => {
  it('sends each letter as its own small change, and shows the other’s', () => {
    const { area, mine, theirs } = open('jono')
    area.setSelectionRange(4, 4)
    const sizes: number[] = []
    mine.doc?.on('update', (update: Uint8Array) => sizes.push(update.length))
    for (const letter of ' aamulla ☕') type(area, letter)
    expect(theirs.toString()).toBe('jono aamulla ☕')
    expect(Math.max(...sizes)).toBeLessThan(60)
    theirs.insert(0, 'Pitkä ')
    expect(area.value).toBe('Pitkä jono aamulla ☕')
  })

  it('keeps the caret and the selection on their words while the other writes before and behind', () => {
    const { area, theirs, caret } = open('yksi kaksi kolme')
    caret(5, 10)
    theirs.insert(0, '>> ')
    theirs.insert(theirs.length, ' <<')
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('kaksi')
    theirs.delete(0, 3)
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('kaksi')
    // One batch with changes on both sides of the caret.
    theirs.doc?.transact(() => {
      theirs.insert(0, 'A')
      theirs.insert(theirs.length, 'Z')
    })
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('kaksi')
  })

  it('writes where the caret is among equal letters', () => {
    const { area, theirs, caret } = open('aa')
    caret(0)
    type(area, 'a')
    theirs.insert(1, 'X')
    expect(area.value).toBe('aXaa')
    expect(area.selectionStart).toBe(1)
  })

  it('leaves the element alone while the browser composes, loses nothing and catches up after', () => {
    const { area, mine, theirs, caret } = open('kahvi')
    caret(5)
    area.dispatchEvent(new CompositionEvent('compositionstart'))
    type(area, ' n', 'insertCompositionText', true)
    theirs.insert(0, 'Hyvä ')
    expect(area.value).toBe('kahvi n')
    type(area, 'yt', 'insertCompositionText', true)
    expect(mine.toString()).toBe('Hyvä kahvi nyt')
    area.dispatchEvent(new CompositionEvent('compositionend', { data: ' nyt' }))
    expect(area.value).toBe('Hyvä kahvi nyt')
    expect(area.selectionStart).toBe(area.value.length)
    expect(theirs.toString()).toBe('Hyvä kahvi nyt')
  })

  it('takes back one’s own words only, by Ctrl+Z, and brings them back', () => {
    const { area, theirs } = open('')
    for (const letter of 'oma') type(area, letter)
    theirs.insert(0, 'muiden ')
    press(area, 'z', { ctrlKey: true })
    expect(area.value).toBe('muiden ')
    press(area, 'z', { ctrlKey: true, shiftKey: true })
    expect(area.value).toBe('muiden oma')
    expect(theirs.toString()).toBe('muiden oma')
  })

  it('reports a run of own edits, which another’s edit ends', () => {
    const onEdit = vi.fn<(before: string, after: string) => void>()
    const { area, theirs } = open('', { onEdit })
    for (const letter of 'ab') type(area, letter)
    theirs.insert(2, '!')
    area.setSelectionRange(2, 2)
    type(area, 'c')
    expect(onEdit.mock.calls).toEqual([
      ['', 'a'],
      ['', 'ab'],
      ['ab!', 'abc!'],
    ])
  })
})

describe('a text that can only be read now', () => {
  it('is changed by no key, with whatever was written before', () => {
    const { mine } = shared()
    const props = { text: mine, label: 'Lupaus', maxLength: 50 }
    const update = reshow(<SharedTextArea {...props} />)
    const area = find<HTMLTextAreaElement>(update.box, 'textarea')
    area.focus()
    type(area, 'Levänneenä')
    update(<SharedTextArea {...props} readOnly />)
    press(area, 'z', { ctrlKey: true })
    expect(mine.toString()).toBe('Levänneenä')
    update(<SharedTextArea {...props} />)
    press(area, 'z', { ctrlKey: true })
    expect(mine.toString()).toBe('')
  })
})

describe('the bound of a text', () => {
  it('stops the typing with a message and keeps what is there', () => {
    const { area, mine } = open('x'.repeat(49))
    area.setSelectionRange(49, 49)
    expect(type(area, 'y')).toBe(true)
    expect(type(area, 'z')).toBe(false)
    expect(mine.toString()).toBe(`${'x'.repeat(49)}y`)
    expect(said()).toEqual(['Tähän mahtuu 50 merkkiä. Lyhennä ensin hieman.'])
  })

  it('refuses a paste of 100,000 characters as a whole, quickly, and says that nothing is lost', () => {
    const { area, mine } = open('alku')
    const started = cpuTime()
    expect(paste(area, 'ö'.repeat(100_000))).toBe(false)
    expect(cpuTime() - started).toBeLessThan(200)
    expect(mine.toString()).toBe('alku')
    expect(said()[0]).toContain('leikepöydälläsi')
  })

  it('takes a paste that replaces a selection and then fits', () => {
    const { area, mine, caret } = open('x'.repeat(50))
    caret(0, 50)
    expect(paste(area, 'uusi')).toBe(true)
    expect(mine.toString()).toBe('uusi')
  })

  it('takes a long text quickly where there is room for it', () => {
    const { area, mine } = open('', { maxLength: 200_000 })
    const started = cpuTime()
    paste(area, 'sana '.repeat(20_000))
    expect(mine.length).toBe(100_000)
    expect(cpuTime() - started).toBeLessThan(1500)
  })

  it('does not let a keyboard that asks nothing pass it', () => {
    const { area, mine } = open('x'.repeat(50))
    area.value += 'yyy'
    area.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: 'yyy', bubbles: true }))
    expect(area.value).toBe('x'.repeat(50))
    expect(mine.toString()).toBe('x'.repeat(50))
  })

  it('cuts the end of a composition that does not fit, as a browser’s own limit does', () => {
    const { area, mine } = open('x'.repeat(48))
    area.setSelectionRange(48, 48)
    area.dispatchEvent(new CompositionEvent('compositionstart'))
    type(area, 'sana', 'insertCompositionText', true)
    area.dispatchEvent(new CompositionEvent('compositionend', { data: 'sana' }))
    expect(mine.toString()).toBe(`${'x'.repeat(48)}sa`)
    expect(area.value).toBe(mine.toString())
  })
})

describe('the end of writing', () => {
  it('is Esc, and Enter where there are no lines, but neither within a composition', () => {
    const onDone = vi.fn()
    const { area } = open('', { onDone, multiline: false })
    press(area, 'Enter', { isComposing: true })
    expect(onDone).not.toHaveBeenCalled()
    press(area, 'Enter')
    press(area, 'Escape')
    expect(onDone).toHaveBeenCalledTimes(2)
  })
})
