import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach } from 'vitest'

declare global {
  // React asks for this where there is no browser's event loop to wait for.
  // oxlint-disable-next-line no-var
  var IS_REACT_ACT_ENVIRONMENT: boolean
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true

const ends: (() => void)[] = []

/* Takes away all that is shown. */
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** Renders into a fresh element of the document until the test ends. @returns renders something else there */
export function reshow(node: ReactNode): ((node: ReactNode) => void) & { readonly box: HTMLElement } {
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  act(() => root.render(node))
  ends.push(() => {
    act(() => root.unmount())
    element.remove()
  })
  return Object.assign((next: ReactNode) => act(() => root.render(next)), { box: element })
}

/** Renders into a fresh element of the document until the test ends. */
export const show = (node: ReactNode): HTMLElement => reshow(node).box

/** The one element that fits, or a clear failure. */
export function find<E extends Element = HTMLElement>(within: ParentNode, selector: string): E {
  const element = within.querySelector<E>(selector)
  if (!element) throw new Error(`nothing fits ${selector}`)
  return element
}

/** The button with this accessible name or text. */
export function button(within: ParentNode, name: string): HTMLButtonElement {
  const match = [...within.querySelectorAll('button')].find(
    (each) => each.getAttribute('aria-label') === name || each.textContent.trim() === name,
  )
  if (!match) throw new Error(`no button ${name}`)
  return match
}

export const press = (target: Element, key: string, more: KeyboardEventInit = {}): void =>
  act(() => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  })

export const click = (target: HTMLElement): void => act(() => target.click())

/** Types as a browser does: a cancelable `beforeinput`, then the changed value with its `input`. */
export function type(
  area: HTMLTextAreaElement,
  data: string,
  inputType = 'insertText',
  isComposing = false,
): boolean {
  const init: InputEventInit = { data, inputType, isComposing, bubbles: true, cancelable: true }
  if (!area.dispatchEvent(new InputEvent('beforeinput', init))) return false
  const { selectionStart: start, selectionEnd: end, value } = area
  area.value = value.slice(0, start) + data + value.slice(end)
  area.setSelectionRange(start + data.length, start + data.length)
  area.dispatchEvent(new InputEvent('input', { ...init, cancelable: false }))
  return true
}

/** Pastes as a browser does: the paste event may refuse; else the text comes as an input. */
export function paste(area: HTMLTextAreaElement, text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  if (!area.dispatchEvent(event)) return false
  return type(area, text, 'insertFromPaste')
}
