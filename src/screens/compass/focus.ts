/** The element that holds a deed, a key result or a list, for moving the focus to it. */
export const elementId = (of: string): string => `compass-${of.replaceAll('.', '-')}`

/** Puts the focus on the first thing to use within an element, or on the element itself. */
export function focusWithin(id: string, selector = 'textarea, button:not(:disabled)'): void {
  const element = document.getElementById(id)
  const target = element?.querySelector<HTMLElement>(selector) ?? element
  target?.focus()
}

/** After the next paint: what React is about to move or draw is in its place then. */
export function focusSoon(id: string, selector?: string): void {
  requestAnimationFrame(() => focusWithin(id, selector))
}

/**
 * Puts the focus on an element itself, once what has it is gone: whoever is in the middle of typing must not write on into
 * something else.
 */
export function stepAside(id: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById(id)?.focus()
  })
}

/** What follows a removed item in its list, else what is before it, else null. */
export function neighbourOf(items: readonly { readonly id: string }[], id: string): string | null {
  const index = items.findIndex((item) => item.id === id)
  return items[index + 1]?.id ?? items[index - 1]?.id ?? null
}

/** Ends the writing of a text: the focus goes to what it is a part of, not to nowhere. */
export function leaveText(): void {
  const { activeElement } = document
  const item = activeElement?.closest<HTMLElement>('[tabindex="-1"]')
  const heading = activeElement?.closest('[data-part]')?.querySelector<HTMLElement>('h2')
  ;(item ?? heading)?.focus({ preventScroll: true })
}
