import { act } from 'react'
import { vi } from 'vitest'

/** The width that every board believes to have, px. */
let width = 1200
export const setWidth = (px: number): void => {
  width = px
}

class FixedSize implements ResizeObserver {
  private readonly report: ResizeObserverCallback
  constructor(report: ResizeObserverCallback) {
    this.report = report
  }
  observe(target: Element): void {
    const size = [{ inlineSize: width, blockSize: 800 }]
    const entry = {
      target,
      contentRect: new DOMRect(0, 0, width, 800),
      borderBoxSize: size,
      contentBoxSize: size,
      devicePixelContentBoxSize: size,
    }
    act(() => this.report([entry], this))
  }
  unobserve(): void {}
  disconnect(): void {}
}

function toggle(element: HTMLElement, newState: 'open' | 'closed'): void {
  for (const name of ['beforetoggle', 'toggle']) {
    act(() => {
      element.dispatchEvent(Object.assign(new Event(name), { newState }))
    })
  }
}

/** jsdom has neither sizes nor popovers nor dialogs: this gives it as much of them as the board asks for. */
export function fakeBrowser(): void {
  vi.stubGlobal('ResizeObserver', FixedSize)
  vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => true })
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
    toggle(this, 'open')
  }
  HTMLElement.prototype.hidePopover = function hidePopover(this: HTMLElement) {
    toggle(this, 'closed')
  }
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false
  }
  Element.prototype.scrollIntoView = () => {}
  Element.prototype.scrollTo = () => {}
}
