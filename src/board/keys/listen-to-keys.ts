/** Calls `onKey` with each key of the page; one that it takes does nothing else. Until the answer is called. */
export function listenToKeys(onKey: (event: KeyboardEvent) => boolean): () => void {
  let space = false
  const onDown = (event: KeyboardEvent) => {
    const isTaken = onKey(event)
    if (isTaken) event.preventDefault()
    if (event.key === ' ') space = isTaken
  }
  // Firefox presses a button when Space is let go, whatever became of its going down.
  const onUp = (event: KeyboardEvent) => {
    if (event.key !== ' ') return
    if (space) event.preventDefault()
    space = false
  }
  document.addEventListener('keydown', onDown)
  document.addEventListener('keyup', onUp)
  return () => {
    document.removeEventListener('keydown', onDown)
    document.removeEventListener('keyup', onUp)
  }
}
