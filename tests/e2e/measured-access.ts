/* Run in the page, each alone: nothing from outside of them may be used. */

/** The interactive elements under 24 px whose 24 px circle touches another target (WCAG 2.5.8, with its spacing). */
export function smallTargets(): string[] {
  const SELECTOR = 'button, a[href], input, select, textarea, summary, [role="button"], [tabindex="0"]'
  const modal = document.querySelector('dialog[open]')
  const menu = document.querySelector('[popover]:popover-open')
  const within = menu ?? modal ?? document
  const isSeen = (element: Element) => {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || !element.checkVisibility({ visibilityProperty: true }))
      return false
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1)
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1)
    const top = document.elementFromPoint(x, y)
    // What the pointer does not reach is no target of it.
    return top !== null && (element.contains(top) || element.closest('label')?.contains(top) === true)
  }
  // A control's label is its target too; what is invisible over a label has the label's box.
  const boxOf = (element: Element) => (element.closest('label') ?? element).getBoundingClientRect()
  const targets = [...within.querySelectorAll(SELECTOR)].filter(
    (element) => !(element as HTMLButtonElement).disabled && isSeen(element),
  )
  const touches = (x: number, y: number, { left, right, top, bottom }: DOMRect) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12 - 0.5
  return targets.flatMap((element) => {
    const box = boxOf(element)
    if (box.width >= 23.5 && box.height >= 23.5) return []
    // Links in a sentence are as high as its lines.
    if (element.matches('a') && element.closest('p')) return []
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const near = targets.find((other) => {
      if (other === element || other.contains(element) || element.contains(other)) return false
      return !other.matches('section') && touches(x, y, boxOf(other))
    })
    const what = element.getAttribute('aria-label') ?? element.textContent.slice(0, 30)
    return near ? [`${what}: ${Math.round(box.width)}×${Math.round(box.height)}`] : []
  })
}

/** What has the focus and is wholly covered or out of sight; null: it can be seen; `nothing`: the page has the focus. */
export function coveredFocus(): string | null {
  const element = document.activeElement
  if (!element || element === document.body) return 'nothing'
  const box = element.getBoundingClientRect()
  const steps = [0.04, 0.25, 0.5, 0.75, 0.96]
  for (const across of steps) {
    for (const down of steps) {
      const [x, y] = [box.left + box.width * across, box.top + box.height * down]
      const top = document.elementFromPoint(x, y)
      const label = element.closest('label')
      if (top && (element.contains(top) || top.contains(element) || label?.contains(top))) return null
    }
  }
  return `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`
}

/** The elements that can be scrolled sideways; the paper of a sheet is a drawing, whose two directions are its meaning. */
export function sidewaysScrollers(): string[] {
  const root = document.documentElement
  const found = [...document.querySelectorAll('body *')].filter((element) => {
    if (element.closest('article, svg') || element.querySelector(':scope article')) return false
    const { overflowX } = getComputedStyle(element)
    return /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1
  })
  const page = root.scrollWidth > window.innerWidth ? ['the page'] : []
  return [...page, ...found.map((element) => `${element.tagName} ${element.className}`)]
}
