/** So long (ms) it is drawn on after a change, and as long as something within is on its way by an animation. */
const ON = 300

/** On a slow machine a sheet may only begin to move to its new place when it should long stand there. */
const isOnItsWay = (element: Element): boolean =>
  element
    .getAnimations({ subtree: true })
    .some(
      ({ playState, effect }) =>
        playState === 'running' && Number(effect?.getComputedTiming().endTime) < Infinity,
    )

/**
 * Calls `draw` with the frames in which something within these elements may stand elsewhere: notes come, go and are
 * dragged, a sheet is panned and zoomed, the page's size changes. All of it shows in style attributes, children or sizes.
 */
export function watchMoves(elements: readonly Element[], draw: () => void): () => void {
  let until = 0
  let frame: number | null = null

  function step(): void {
    frame = null
    draw()
    if (performance.now() < until || elements.some(isOnItsWay)) frame = requestAnimationFrame(step)
  }
  const wake = () => {
    until = performance.now() + ON
    frame ??= requestAnimationFrame(step)
  }
  const changes = new MutationObserver(wake)
  const sizes = new ResizeObserver(wake)
  for (const element of elements) {
    changes.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['style', 'data-selected', 'data-editing'],
    })
    sizes.observe(element)
    element.addEventListener('scroll', wake, true)
  }
  wake()
  return () => {
    if (frame !== null) cancelAnimationFrame(frame)
    changes.disconnect()
    sizes.disconnect()
    for (const element of elements) element.removeEventListener('scroll', wake, true)
  }
}
