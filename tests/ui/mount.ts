import { StrictMode, act, createElement } from 'react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

export interface Mounted {
  readonly container: HTMLElement
  readonly render: (node: ReactNode) => void
  readonly unmount: () => void
}

/** Renders into the page, as the product does. */
export function mount(node: ReactNode): Mounted {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const container = document.body.appendChild(document.createElement('div'))
  const root = createRoot(container)
  const render = (next: ReactNode) => act(() => root.render(createElement(StrictMode, null, next)))
  render(node)
  return {
    container,
    render,
    unmount: () => {
      act(() => root.unmount())
      container.remove()
    },
  }
}

export function press(key: string, target: Element = document.activeElement ?? document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  act(() => {
    target.dispatchEvent(event)
  })
  return event
}

export function click(target: Element | null | undefined): void {
  if (!(target instanceof HTMLElement)) throw new Error('there is nothing to click')
  act(() => target.click())
}

/** Types a text into a field as a browser does: through the native setter, with an `input` event. */
export function type(field: HTMLInputElement | null, text: string): void {
  if (!field) throw new Error('there is no field to type in')
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
  act(() => {
    set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** The first element whose own text is this. */
export function byText(text: string, selector = 'button, a, h1, h2, p'): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  return all.find((element) => element.textContent.trim() === text) ?? null
}
