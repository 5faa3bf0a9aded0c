import { flushSync } from 'react-dom'
import type { BoardParts } from '../state/board-context.ts'
import { keepUnsaved, unsavedKey } from './unsaved-texts.ts'

/** Keeps what was typed where no note could be begun, and goes on writing it where it is kept. */
export function keepTyped(
  { participant }: Pick<BoardParts, 'participant'>,
  canvas: string,
  field: string,
  area: HTMLTextAreaElement,
): void {
  const key = unsavedKey(participant, canvas)
  const texts = [area.value]
  area.value = ''
  flushSync(() => keepUnsaved(key, { field, texts }))
  const panel = document.querySelector<HTMLTextAreaElement>(`[data-unsaved="${CSS.escape(key)}"] textarea`)
  panel?.focus({ preventScroll: true })
  panel?.setSelectionRange(panel.value.length, panel.value.length)
}
