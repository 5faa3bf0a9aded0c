/** Whether a key is held that switches snapping off while something is dragged: Alt, Ctrl or ⌘. */
export interface FreeKeys {
  readonly isFree: () => boolean
  readonly close: () => void
}

/** @param onChange the key went down or up while the pointer rested */
export function watchFree(onChange: () => void): FreeKeys {
  let free = false
  function read({ altKey, ctrlKey, metaKey }: PointerEvent | KeyboardEvent): boolean {
    const before = free
    free = altKey || ctrlKey || metaKey
    return free !== before
  }
  // Before the drag hears of the move, which then follows the new state.
  const onPointer = (event: PointerEvent) => void read(event)
  const onKey = (event: KeyboardEvent) => {
    if (read(event)) onChange()
  }
  document.addEventListener('pointermove', onPointer, true)
  document.addEventListener('keydown', onKey, true)
  document.addEventListener('keyup', onKey, true)
  return {
    isFree: () => free,
    close: () => {
      document.removeEventListener('pointermove', onPointer, true)
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('keyup', onKey, true)
    },
  }
}
