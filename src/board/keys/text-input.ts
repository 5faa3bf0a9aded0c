const EDITABLE = 'textarea, input:not([type="radio"]), select, [contenteditable="true"]'

/** A field's place for the caret while nothing is written in it yet; see `TypingProxy`. */
export const typingProxy = (element: Element): HTMLTextAreaElement | null =>
  element instanceof HTMLTextAreaElement && element.hasAttribute('data-typing') ? element : null

/** Whether keys are letters there. A field that waits for its next note is none: it hands on what is no letter. */
export const isTextInput = (element: Element): boolean =>
  element.closest(EDITABLE) !== null && typingProxy(element) === null
