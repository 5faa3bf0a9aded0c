// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { button, click, find, press, type } from './dom.ts'
import { openBoard, setSize } from './stage.tsx'

beforeEach(() => {
  const looking = vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  return () => looking.mockRestore()
})

const area = (box: HTMLElement) => find<HTMLTextAreaElement>(box, '[data-note] textarea')
/** The press of a mouse or a finger, not let go yet: what is pressed takes the focus, unless it leaves it where it is. */
const pressDown = (target: HTMLElement) =>
  act(() => {
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    if (target.dispatchEvent(down)) target.focus()
  })

describe('the button for a new note', () => {
  it('goes on with the next note at a second press, in the stead of one that is still empty', () => {
    setSize(390)
    const { box, texts } = openBoard({ place: 'see' })
    const fresh = button(box, 'Uusi lappu')
    const presses = () => {
      pressDown(fresh)
      expect(box.querySelectorAll('[data-note]')).toHaveLength(1)
      click(fresh)
    }
    click(fresh)
    presses()
    expect(texts('see')).toEqual([''])
    expect(document.activeElement).toBe(area(box))
    act(() => void type(area(box), 'Monta tiskiä'))
    presses()
    expect(document.activeElement).toBe(area(box))
    expect(texts('see').toSorted()).toEqual(['', 'Monta tiskiä'])
    press(area(box), 'Escape')
    expect(texts('see')).toEqual(['Monta tiskiä'])
    click(button(box, 'Kumoa'))
    expect(texts('see')).toEqual([])
  })

  it('stays under the pointer in a list while a note that is still empty is written', () => {
    setSize(1280)
    const { box, texts } = openBoard({})
    click(button(box, 'Luettelona'))
    click(button(box, 'Uusi lappu: 3. Mitä hän kuulee?'))
    for (const [heading, field] of [
      ['3. Mitä hän kuulee?', 'hear'],
      ['4. Mitä hän näkee?', 'see'],
    ] as const) {
      const fresh = button(box, `Uusi lappu: ${heading}`)
      pressDown(fresh)
      expect(texts('hear')).toEqual([''])
      click(fresh)
      expect(document.activeElement).toBe(area(box))
      expect(area(box).closest<HTMLElement>('[data-field]')?.dataset['field']).toBe(field)
    }
    expect([texts('hear'), texts('see')]).toEqual([[], ['']])
  })
})
