import { typingProxy } from './text-input.ts'

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'getModifierState'>

/** Keys that a browser gives while it composes a letter: dead keys and input methods. */
const COMPOSING = new Set(['Dead', 'Process', 'Unidentified'])

/** Whether a key writes a letter, or begins to. A space begins no note. */
function writes(event: Key): boolean {
  // AltGr is Ctrl and Alt to some systems.
  const altGraph = event.getModifierState?.('AltGraph') ?? false
  if ((event.ctrlKey || event.metaKey || event.altKey) && !altGraph) return false
  return COMPOSING.has(event.key) || ([...event.key].length === 1 && event.key !== ' ')
}

/** The place for the caret of a field; null where nothing is written. */
export const proxyOf = (root: ParentNode, field: string): HTMLTextAreaElement | null =>
  root.querySelector<HTMLTextAreaElement>(`textarea[data-typing][data-stop="${CSS.escape(field)}"]`)

/** Hands the focus of a field's heading, or of a place in the field, on to where its letters go. */
export function waitForTyping(from: Element): void {
  const field = from.closest<HTMLElement>('[data-field]')?.dataset['field']
  const root = from.closest('[data-field]')
  if (root && field !== undefined) proxyOf(root, field)?.focus({ preventScroll: true })
}

/**
 * Puts the caret where a field takes letters, in time for the letter of the key that is being pressed.
 * @returns whether the letter goes there
 */
export function typeInto(root: ParentNode, field: string | null, event: Key): boolean {
  const proxy = field === null || !writes(event) ? null : proxyOf(root, field)
  proxy?.focus({ preventScroll: true })
  return proxy !== null
}

/**
 * What a field that waits for its next note does with a key: letters are its own.
 * @returns whether it took the key; null when the key is the board's
 */
export function proxyKey(target: Element, event: Key): boolean | null {
  const proxy = typingProxy(target)
  if (!proxy) return null
  if (writes(event)) return false
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return null
  const button = proxy.closest('[data-field]')?.querySelector<HTMLElement>('h2 button')
  button?.click()
  return button ? true : null
}
