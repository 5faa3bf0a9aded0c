// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../src/i18n/index.ts'
import { Dialog } from '../../src/ui/Dialog.tsx'
import { click, mount, press } from './mount.ts'
import type { Mounted } from './mount.ts'
import { installNativeElements } from './native.ts'

let mounted: Mounted | undefined
beforeAll(() => {
  installNativeElements()
  setLanguage('fi')
})
afterEach(() => mounted?.unmount())

const page = (open: boolean, onClose: () => void) => (
  <>
    <button type="button" id="opener" aria-label="avaa" />
    <Dialog open={open} onClose={onClose} title="Otsikko" footer={<button type="button" aria-label="hyvä" />}>
      <input id="field" />
    </Dialog>
  </>
)
const dialog = () => document.querySelector('dialog')

describe('a dialog', () => {
  it('is named by its title and holds the focus until it closes, then gives it back', () => {
    mounted = mount(page(false, () => undefined))
    expect(dialog()).toBeNull()
    const opener = document.querySelector<HTMLElement>('#opener')
    opener?.focus()
    mounted.render(page(true, () => undefined))
    const heading = document.getElementById(dialog()?.getAttribute('aria-labelledby') ?? '')
    expect(heading?.textContent).toBe('Otsikko')
    expect(document.activeElement?.id).toBe('field')
    mounted.render(page(false, () => undefined))
    expect(dialog()).toBeNull()
    expect(document.activeElement).toBe(opener)
  })

  it('begins at its title where one came to read, and not in a text', () => {
    mounted = mount(
      <Dialog open onClose={() => undefined} title="Ohjelma" toRead>
        <textarea aria-label="muistiinpanot" />
      </Dialog>,
    )
    expect(document.activeElement?.textContent).toBe('Ohjelma')
  })

  it('asks to be closed by Esc, by its button and by itself, and leaves the deciding to its owner', () => {
    const onClose = vi.fn()
    mounted = mount(page(true, onClose))
    const cancel = new Event('cancel', { cancelable: true })
    act(() => {
      dialog()?.dispatchEvent(cancel)
    })
    expect(cancel.defaultPrevented).toBe(true)
    click(document.querySelector('[aria-label="Sulje"]'))
    act(() => {
      dialog()?.dispatchEvent(new Event('close'))
    })
    expect(onClose).toHaveBeenCalledTimes(3)
    expect(dialog()?.open).toBe(true)
  })

  it('closes when the page beside it is pressed, not when a selection ends there', () => {
    const onClose = vi.fn()
    mounted = mount(page(true, onClose))
    const element = dialog()
    if (!element) throw new Error('no dialog')
    element.getBoundingClientRect = () => new DOMRect(100, 100, 200, 200)
    const at = (type: string, x: number, target: Element = element) =>
      act(() => {
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: x, clientY: 150 }))
      })
    at('mousedown', 150, document.querySelector('#field') ?? element)
    at('click', 20)
    expect(onClose).not.toHaveBeenCalled()
    at('mousedown', 20)
    at('click', 20)
    expect(onClose).toHaveBeenCalledTimes(1)
  })

  it('keeps its keys from the page behind it', () => {
    const behind = vi.fn()
    window.addEventListener('keydown', behind)
    mounted = mount(page(true, () => undefined))
    press('Delete', document.querySelector('#field') ?? document.body)
    window.removeEventListener('keydown', behind)
    expect(behind).not.toHaveBeenCalled()
  })
})
