import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'

/** Shows a field's notes as a list, where each can be reached however they lie on the sheet. */
export function showInList({ state }: Pick<BoardParts, 'state'>, field: string, page: Document): void {
  state.setState({ view: 'list', open: field, field, selection: NOTHING_SELECTED })
  // Once the list is drawn.
  requestAnimationFrame(() => {
    const section = page.querySelector<HTMLElement>(`section[data-field="${CSS.escape(field)}"]`)
    section?.scrollIntoView({ block: 'start' })
    section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  })
}
