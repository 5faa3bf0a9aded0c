// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { addGroup } from '../../src/model/groups.ts'
import { readNote } from '../../src/model/note.ts'
import { find, press } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

function pointer(target: EventTarget, type: string, clientX: number, clientY: number): void {
  const init = { bubbles: true, cancelable: true, isPrimary: true, pointerType: 'mouse', clientX, clientY }
  act(() => {
    target.dispatchEvent(new PointerEvent(type, init))
  })
}

function click(target: Element, shiftKey: boolean): void {
  act(() => {
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }))
  })
}

describe('carrying notes', () => {
  showAt(1280)

  it('takes up all that is selected, in whichever field it lies, and marks the field it is over', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => {
      putNote(doc, 'a', 'hear', 'Kamalat jonot')
      putNote(doc, 'b', 'see', 'Monta tiskiä', 300)
      putNote(doc, 'c', 'see', 'Jää paikalleen', 500)
    })
    const note = (id: string) => find(box, `[data-note="${id}"]`)
    const over = () => box.querySelector<HTMLElement>('[data-over]')?.dataset['over']
    click(find(note('a'), 'button'), false)
    click(find(note('b'), 'button'), true)
    pointer(find(note('a'), 'button'), 'pointerdown', 300, 300)
    pointer(document, 'pointermove', 308, 300)
    pointer(document, 'pointermove', 340, 340)
    expect(note('a').style.translate).not.toBe('')
    expect(note('b').style.translate).toBe(note('a').style.translate)
    expect(note('c').style.translate).toBe('')
    expect(over()).toBe('hear')
    pointer(document, 'pointermove', 1000, 340)
    expect(over()).toBe('think-feel')
    pointer(document, 'pointermove', 340, 340)
    pointer(document, 'pointerup', 340, 340)
    await act(async () => {})
    expect([note('a').style.translate, note('b').style.translate, over()]).toEqual(['', '', undefined])
  })

  it('drops once, also on a sheet that came while nothing could be written yet', async () => {
    const grouped = (doc: ReturnType<typeof roomOn>['doc']) => {
      putNote(doc, 'a', 'hear', 'Kamalat jonot')
      putNote(doc, 'b', 'hear', 'Monta tiskiä', 150)
      addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: null, made: 1 }, ['a', 'b'])
    }
    const { box, room } = openBoard({ place: 'hear' }, grouped, false)
    act(() => room.state.setState({ synced: true }))
    const card = find(box, '[data-note="a"] button')
    pointer(card, 'pointerdown', 300, 300)
    for (const [x, y] of [
      [308, 300],
      [1000, 340],
    ] as const)
      pointer(document, 'pointermove', x, y)
    pointer(document, 'pointerup', 1000, 340)
    await act(async () => {})
    expect(readNote(room.doc, 'a')).toMatchObject({ at: { field: 'think-feel' }, group: null })
    press(document.body, 'z', { ctrlKey: true })
    expect(readNote(room.doc, 'a')).toMatchObject({ at: { field: 'hear', x: 10, y: 58 }, group: 'g' })
  })
})
