function toggle(element: HTMLElement, newState: 'open' | 'closed'): void {
  const oldState = element.hasAttribute('data-open') ? 'open' : 'closed'
  if (newState === oldState) return
  const tell = (type: string) =>
    element.dispatchEvent(Object.assign(new Event(type, { bubbles: false }), { newState, oldState }))
  tell('beforetoggle')
  element.toggleAttribute('data-open', newState === 'open')
  tell('toggle')
}

/**
 * The two native elements that jsdom does not have yet, as far as our primitives lean on them. How a browser moves the
 * focus and dims the page is looked at end to end.
 */
export function installNativeElements(): void {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.setAttribute('open', '')
      this.querySelector<HTMLElement>('button, input')?.focus()
    },
    close(this: HTMLDialogElement) {
      this.removeAttribute('open')
    },
  })
  // oxlint-disable-next-line typescript/unbound-method -- called on its element below
  const { matches } = Element.prototype
  Object.assign(HTMLElement.prototype, {
    matches(this: HTMLElement, selector: string) {
      return selector === ':popover-open' ? this.hasAttribute('data-open') : matches.call(this, selector)
    },
    showPopover(this: HTMLElement) {
      if (!this.isConnected) throw new DOMException('a popover that is in no page', 'InvalidStateError')
      toggle(this, 'open')
    },
    hidePopover(this: HTMLElement) {
      toggle(this, 'closed')
    },
  })
}
