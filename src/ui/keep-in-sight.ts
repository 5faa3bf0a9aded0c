/** What scrolls an element, or what it is in at last. */
function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return document.documentElement
}

/**
 * What is written stays in sight where there comes to be less room: a keyboard on the screen, a turned phone, a bar that
 * comes above or below.
 * @param root what is written within
 * @param isText whether an element is a text that is written
 * @returns ends this
 */
export function keepInSight(root: HTMLElement, isText: (element: Element) => boolean): () => void {
  const written = () => {
    const { activeElement } = document
    return activeElement && root.contains(activeElement) && isText(activeElement) ? activeElement : null
  }
  const show = () => written()?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  let height = 0
  const room = new ResizeObserver(([entry]) => {
    const before = height
    height = entry?.contentRect.height ?? 0
    // Not the first time, which only tells how much there is.
    if (height < before) show()
  })
  function onFocusIn(): void {
    room.disconnect()
    height = 0
    const text = written()
    if (text) room.observe(scrollerOf(text))
  }
  root.addEventListener('focusin', onFocusIn)
  window.addEventListener('resize', show)
  return () => {
    window.removeEventListener('resize', show)
    root.removeEventListener('focusin', onFocusIn)
    room.disconnect()
  }
}
