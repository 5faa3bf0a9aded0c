// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { button, click, find } from './dom.ts'
import { putNote } from './rooms.ts'
import { openBoard, setSize, showAt, template } from './stage.tsx'

showAt(390)

describe('a phone', () => {
  const went = (go: () => void) =>
    act(async () => {
      const there = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
      go()
      await there
    })

  it('goes from a field back to all of them by the browser’s own way, and to the field again', async () => {
    const { box, close } = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'Kamalat jonot'))
    const before = window.history.length
    click(button(box, '3. Mitä hän kuulee?1 lappu'))
    click(button(box, 'Seuraava: 4. Mitä hän näkee?'))
    expect(window.history.length).toBe(before + 1)
    await went(() => window.history.back())
    expect(box.querySelector('[data-opens="see"]')).not.toBeNull()
    await went(() => window.history.forward())
    expect(find(box, 'h2').textContent).toBe('4. Mitä hän näkee?')
    close()
    const anew = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'Kamalat jonot')).box
    expect(find(anew, 'h2').textContent).toBe('4. Mitä hän näkee?')
    // The page's own way there is the same one.
    await went(() => click(button(anew, template.name.fi)))
    expect(anew.querySelector('[data-opens="see"]')).not.toBeNull()
    expect(window.history.state).toBeNull()
  })
  it('goes back to all of them from a field that a step opened, once somebody has touched it', async () => {
    const { box } = openBoard({ place: 'hear' }, (doc) => putNote(doc, 'a', 'hear', 'Kamalat jonot'))
    expect(find(box, 'h2').textContent).toBe('3. Mitä hän kuulee?')
    expect(window.history.state).toBeNull()
    for (let touch = 0; touch < 2; touch++) {
      act(() => void find(box, 'h2').dispatchEvent(new Event('pointerup', { bubbles: true })))
    }
    expect(window.history.state).toMatchObject({ opened: { field: 'hear' } })
    click(button(box, 'Seuraava: 4. Mitä hän näkee?'))
    expect(window.history.state).toMatchObject({ opened: { field: 'see' } })
    await went(() => window.history.back())
    expect(box.querySelector('[data-opens="see"]')).not.toBeNull()
    // There one is where the way out of the workshop begins: touching it adds nothing.
    act(() => void box.dispatchEvent(new Event('pointerup', { bubbles: true })))
    expect(window.history.state).toBeNull()
  })

  it('leaves the history alone where all fields are seen at once', () => {
    setSize(1280)
    const { box } = openBoard({ place: 'hear' }, (doc) => putNote(doc, 'a', 'hear', 'Kamalat jonot'))
    click(button(box, 'Luettelona'))
    act(() => void box.dispatchEvent(new Event('pointerup', { bubbles: true })))
    expect(window.history.state).toBeNull()
  })
})
