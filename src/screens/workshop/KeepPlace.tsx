import { useEffect } from 'react'

/** The heading to read on from. A sheet's is no such place: with nothing focused the page's keys are the sheet's. */
const HEADING = 'main h1:not(header > h1)'
/** Once there is a sheet, there is nothing more to wait for, and much that changes. */
const SHEET = 'main [data-field]'

/**
 * When what fills the screen changes, and when one has just come in, whatever had the focus is gone: then it goes to the
 * heading of what came, so that who goes by keys or by ear is there. Whoever has it somewhere keeps it, and nothing scrolls.
 * Has a key that names what fills the screen.
 */
export function KeepPlace() {
  useEffect(() => {
    let heading: HTMLElement | null = null
    function look(): void {
      if (heading?.isConnected || document.activeElement !== document.body) return
      heading = document.querySelector<HTMLElement>(HEADING)
      if (!heading) {
        if (document.querySelector(SHEET)) changes.disconnect()
        return
      }
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
    // It may be on its way, and what is said meanwhile, as that something loads, has a heading that goes again.
    const changes = new MutationObserver(look)
    const end = () => changes.disconnect()
    // Whoever has gone on from there has a place, and what else goes later is the board's to see to.
    const onFocusIn = ({ target }: Event) => target !== heading && end()
    document.addEventListener('focusin', onFocusIn)
    document.addEventListener('keydown', end, true)
    const main = document.querySelector('main')
    if (main) changes.observe(main, { subtree: true, childList: true })
    look()
    return () => {
      end()
      document.removeEventListener('focusin', onFocusIn)
      document.removeEventListener('keydown', end, true)
    }
  }, [])
  return null
}
