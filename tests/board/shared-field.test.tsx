// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { click, find, press } from './dom.ts'
import { roomOn, sheetTemplate } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

const open = (key: string) => {
  const template = sheetTemplate(key)
  return openBoard({ template, room: roomOn(template) }).box
}
const focused = () => document.activeElement
const line = (box: HTMLElement, name: string) => find<HTMLTextAreaElement>(box, `textarea[name="${name}"]`)

describe.each([
  ['on the sheet', 1280],
  ['in the list', 600],
] as const)('the keys that end a line %s', (_where, width) => {
  showAt(width)

  it('go on to the next by Enter, then to the choice, and by Esc to the field’s heading', () => {
    const box = open('customer-profile')
    if (width < 700) click(find(box, '[data-opens="basics"]'))
    const heading = () => expect(focused()?.closest('h2')?.textContent).toBe('1. Perustiedot')
    act(() => line(box, 'basics.name').focus())
    press(line(box, 'basics.name'), 'Enter')
    expect(focused()).toBe(line(box, 'basics.home'))
    act(() => line(box, 'basics.party').focus())
    press(line(box, 'basics.party'), 'Enter')
    expect(focused()?.getAttribute('type')).toBe('radio')
    act(() => line(box, 'basics.age').focus())
    press(line(box, 'basics.age'), 'Escape')
    heading()
  })
})

describe('the text in a sheet’s centre', () => {
  showAt(1280)

  it('is left by Esc to its heading', () => {
    const box = open('value-creation-company')
    act(() => line(box, 'value-proposition').focus())
    press(line(box, 'value-proposition'), 'Escape')
    expect(focused()?.textContent).toBe('Arvolupauksemme')
  })
})
