// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { find, press } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

const three = (doc: Doc) => {
  for (const [index, id] of ['a', 'b', 'c'].entries())
    putNote(doc, id, 'hear', `Lappu ${id}`, 10 + 140 * index)
}
const card = (box: HTMLElement, id: string) => find(box, `[data-note="${id}"] [data-stop]`)
const selected = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>('[data-note][data-selected]')].map(({ dataset }) => dataset['note'])

/** Sends a mouse event. @returns whether the browser may do with it what it does */
function mouse(target: Element, kind: string, more: MouseEventInit): boolean {
  const event = new MouseEvent(kind, { bubbles: true, cancelable: true, ...more })
  act(() => void target.dispatchEvent(event))
  return !event.defaultPrevented
}

/** Presses something with the right button, as browsers tell it that open menus on the way up. */
function pressRight(target: Element, pointerType = 'mouse'): boolean {
  act(() => {
    const down = new MouseEvent('pointerdown', { bubbles: true, button: 2, buttons: 2 })
    target.dispatchEvent(Object.assign(down, { pointerType }))
  })
  return mouse(target, 'contextmenu', { button: 2, buttons: 0 })
}

/** The menu that was opened last by its button. */
let opened: string | null = null
beforeEach(() => {
  opened = null
  const onClick = ({ target }: Event) => {
    const menu = target instanceof Element ? target.closest('[aria-haspopup="menu"]') : null
    if (menu) opened = menu.getAttribute('aria-label')
  }
  document.addEventListener('click', onClick)
  return () => document.removeEventListener('click', onClick)
})

describe('the right button', () => {
  showAt(1280)

  it('selects a note and opens its menu', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    expect(pressRight(card(box, 'b'))).toBe(false)
    expect(selected(box)).toEqual(['b'])
    expect(document.activeElement).toBe(card(box, 'b'))
    expect(opened).toBe('Lisää')
  })

  it('opens the menu of all that are selected, and of another note alone', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    act(() => card(box, 'a').click())
    mouse(card(box, 'b'), 'click', { shiftKey: true })
    pressRight(card(box, 'a'))
    expect(selected(box)).toEqual(['a', 'b'])
    expect(opened).toBe('Lisää valituille')
    pressRight(card(box, 'c'))
    expect(selected(box)).toEqual(['c'])
    expect(opened).toBe('Lisää')
  })

  it('waits until it is let go where menus open before that', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    expect(mouse(card(box, 'b'), 'contextmenu', { button: 2, buttons: 2 })).toBe(false)
    expect(opened).toBeNull()
    mouse(card(box, 'b'), 'mouseup', { button: 2 })
    expect(opened).toBe('Lisää')
  })

  it('is the browser’s on paper, in a text, and where a finger rests', () => {
    const { box } = openBoard({ place: 'hear' }, three)
    expect(pressRight(find(box, '[data-field="see"]'))).toBe(true)
    expect(pressRight(card(box, 'a'), 'touch')).toBe(true)
    mouse(card(box, 'a'), 'click', {})
    mouse(card(box, 'a'), 'click', {})
    expect(pressRight(find(box, '[data-note="a"] textarea'))).toBe(true)
    expect(opened).toBeNull()
  })
})

describe('a frame drawn on paper', () => {
  showAt(1280)

  it('makes its field the one that keys are meant for', () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      three(doc)
      putNote(doc, 'd', 'see', 'Lappu d')
    })
    act(() => card(box, 'd').focus())
    const paper = find(box, '[data-field="hear"]')
    const at = (kind: string, clientX: number, clientY: number) => {
      const event = new MouseEvent(kind, { bubbles: true, clientX, clientY, button: 0 })
      act(() => void paper.dispatchEvent(Object.assign(event, { pointerId: 1, isPrimary: true })))
    }
    HTMLElement.prototype.setPointerCapture = () => {}
    at('pointerdown', 260, 520)
    at('pointermove', 280, 540)
    at('pointerup', 280, 540)
    act(() => card(box, 'd').blur())
    press(document.body, 'a', { ctrlKey: true })
    expect(selected(box)).toEqual(['a', 'b', 'c'])
  })
})

describe('the middle button', () => {
  showAt(1280)

  const paste = (target: Element): void => {
    const event = new Event('paste', { bubbles: true, cancelable: true })
    const clipboardData = { getData: (kind: string) => (kind === 'text/plain' ? 'Jono' : ''), items: [] }
    act(() => void target.dispatchEvent(Object.assign(event, { clipboardData })))
  }

  it('moves the paper and pastes nothing; what is pasted after that is', async () => {
    const { box, texts } = openBoard({ place: 'hear' }, three)
    const paper = find(box, '[data-field="see"]')
    mouse(paper, 'pointerup', { button: 1 })
    paste(paper)
    expect(texts('see')).toEqual([])
    await new Promise((later) => {
      setTimeout(later)
    })
    paste(paper)
    expect(texts('see')).toEqual(['Jono'])
  })
})
