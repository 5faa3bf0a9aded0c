import { flushSync } from 'react-dom'
import type { BoardParts } from '../state/board-context.ts'
import { placedAt } from '../state/placed.ts'

const MIDDLE = 1
const RIGHT = 2

/** The last of a bar's buttons that open a menu has all that the bar itself has no room for. */
const MENU = '[aria-haspopup="menu"]:not(:disabled)'

type Board = Pick<BoardParts, 'state'>

/** The menu of what is selected; of a thing without one, the tools are all there is. */
function menuOf(root: ParentNode, several: boolean): HTMLElement | undefined {
  const bar = root.querySelector(several ? '[data-selection-bar]' : '[data-note-bar]')
  return [...(bar?.querySelectorAll<HTMLElement>(MENU) ?? [])].at(-1)
}

/** Selects a thing, unless it is selected amid others, and opens the menu. */
function openMenu({ state }: Board, window: HTMLElement, id: string, element: HTMLElement): void {
  const { selection } = state.getState()
  // At once: the menu is opened by the same press.
  if (!selection.has(id)) flushSync(() => state.setState({ selection: new Set([id]) }))
  element.querySelector<HTMLElement>('[data-stop]')?.focus({ preventScroll: true })
  menuOf(window.ownerDocument, state.getState().selection.size > 1)?.click()
}

/**
 * The other buttons of a mouse: the right one opens the menu of a thing, and the middle one, which moves the paper, does
 * no more than that. Where a browser pastes what was last selected with it, each move would make a note.
 * @param window the one in which the sheet is seen
 */
export function listenToOtherButtons(window: HTMLElement, board: Board): () => void {
  let kind = ''
  let end: (() => void) | null = null
  const onDown = (event: PointerEvent) => {
    kind = event.pointerType
  }
  const refuse = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const onMiddle = ({ button, target }: PointerEvent) => {
    if (button !== MIDDLE || (target instanceof Element && target.closest('textarea'))) return
    // What it pastes comes before anything else does.
    document.addEventListener('paste', refuse, { capture: true })
    setTimeout(() => document.removeEventListener('paste', refuse, { capture: true }))
  }

  function onMenu(event: MouseEvent): void {
    const { target, button, buttons, ctrlKey } = event
    // A finger that rests carries, and a key has its own way; on a Mac Ctrl makes any button the right one.
    if (kind === 'touch' || (button !== RIGHT && !ctrlKey) || !(target instanceof Element)) return
    const { tool, editing } = board.state.getState()
    const thing = target.closest('textarea, a') ? null : placedAt(target)
    if (tool !== 'select' || !thing || editing === thing.id) return
    event.preventDefault()
    const open = () => openMenu(board, window, thing.id, thing.element)
    end?.()
    end = null
    if (buttons === 0) return open()
    // Some systems open menus when the button goes down: its going up would close ours.
    const onUp = () => {
      end?.()
      end = null
      open()
    }
    document.addEventListener('mouseup', onUp)
    end = () => document.removeEventListener('mouseup', onUp)
  }

  window.addEventListener('pointerdown', onDown, { capture: true })
  window.addEventListener('contextmenu', onMenu)
  window.addEventListener('pointerup', onMiddle)
  return () => {
    end?.()
    window.removeEventListener('pointerdown', onDown, { capture: true })
    window.removeEventListener('contextmenu', onMenu)
    window.removeEventListener('pointerup', onMiddle)
  }
}
