import type { KeyboardEvent } from 'react'

interface Goes {
  /** Begins the next one. */
  readonly onNext: () => void
  /** Takes this one away, which nobody has written. */
  readonly onEmpty: () => void
}

/**
 * The keys of a text of which one writes several, as a canvas' notes have them: Enter begins the next one, Esc ends, and
 * either of them leaves nothing of one that is empty.
 */
export function writingKeys(event: KeyboardEvent<HTMLTextAreaElement>, { onNext, onEmpty }: Goes): void {
  if (event.nativeEvent.isComposing || event.shiftKey) return
  if (event.key !== 'Enter' && event.key !== 'Escape') return
  const isEmpty = event.currentTarget.value.trim() === ''
  // Esc in one with words is the text's own.
  if (!isEmpty && event.key === 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  if (isEmpty) onEmpty()
  else onNext()
}
