/** Everything that the arrow keys visit, in reading order: field headings and notes. */
const stops = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-stop]')]

const isHeading = (stop: HTMLElement): boolean => !stop.closest('[data-note], [data-placed], [data-group]')

/** The field that an element is in. */
export const fieldOf = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null

/** The note that an element is in. */
export const noteOf = (element: Element): string | null =>
  element.closest<HTMLElement>('[data-note]')?.dataset['note'] ?? null

/** Moves the focus to the next (1) or previous (−1) field heading or note. @returns whether there was one */
export function focusNext(root: HTMLElement, from: Element, step: -1 | 1): boolean {
  const all = stops(root)
  const index = all.findIndex((stop) => stop === from || stop.contains(from))
  const target = index < 0 ? undefined : all[index + step]
  target?.focus()
  return target !== undefined
}

/** Moves the focus from something that is about to go to what comes after it in its field, or else before it. */
export function focusRest(root: HTMLElement, from: Element): void {
  const all = stops(root).filter((stop) => fieldOf(stop) === fieldOf(from))
  const index = all.findIndex((stop) => stop === from || stop.contains(from))
  const target = all[index + 1] ?? all[index - 1]
  target?.focus()
}

/** From a note that is being written, moves the focus to what comes after (1) or before (−1) it. @returns whether there was one */
export function focusBeside(writing: Element, step: -1 | 1): boolean {
  const all = [...writing.ownerDocument.querySelectorAll<HTMLElement>('[data-stop]')]
  const side = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const beside = all.filter((stop) => (writing.compareDocumentPosition(stop) & side) !== 0)
  const target = step === 1 ? beside[0] : beside.at(-1)
  target?.focus()
  return target !== undefined
}

/** Moves the focus to the heading of the next or previous field. */
export function focusField(root: HTMLElement, from: Element, step: -1 | 1): boolean {
  const headings = stops(root).filter(isHeading)
  const index = headings.findIndex((stop) => fieldOf(stop) === fieldOf(from))
  const target = headings[index + step]
  target?.focus()
  return target !== undefined
}

/** Focuses a note's card or text, once it is drawn. */
export function focusNote(root: HTMLElement, id: string): void {
  requestAnimationFrame(() => {
    const note = root.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)
    note?.querySelector<HTMLElement>('[data-stop], textarea')?.focus()
  })
}
