/** The least distance of a menu from its button and from the window's edges, px. */
const GAP = 4
const EDGE = 8

let follow = (): void => undefined

/**
 * Puts an open popover under its button, above it where there is more room, and never outside the window; there it stays when the
 * window changes its size. With its button away, in a bar that has become narrow, it closes.
 */
export function placeMenu(button: HTMLElement, menu: HTMLElement): void {
  window.removeEventListener('resize', follow)
  const keep = () => {
    if (!menu.matches(':popover-open')) return
    if (button.getBoundingClientRect().width > 0) place(button, menu)
    else menu.hidePopover()
  }
  follow = () => {
    keep()
    // What else the window's size changes may move the button yet.
    requestAnimationFrame(keep)
  }
  window.addEventListener('resize', follow)
  place(button, menu)
}

function place(button: HTMLElement, menu: HTMLElement): void {
  const anchor = button.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const height = window.innerHeight
  const below = height - anchor.bottom - GAP - EDGE
  const above = anchor.top - GAP - EDGE
  const goesUp = menu.scrollHeight > below && above > below
  const box = menu.getBoundingClientRect()
  menu.style.maxHeight = `${Math.max(goesUp ? above : below, 120)}px`
  // From the button's start, or ending at its end where that would leave the window.
  const left = anchor.left + box.width > width - EDGE ? anchor.right - box.width : anchor.left
  menu.style.left = `${Math.max(EDGE, Math.min(left, width - EDGE - box.width))}px`
  menu.style.top = goesUp ? 'auto' : `${Math.max(EDGE, anchor.bottom + GAP)}px`
  menu.style.bottom = goesUp ? `${height - anchor.top + GAP}px` : 'auto'
}
