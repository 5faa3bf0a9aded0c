/*
 * With nothing focused the page's keys are a board's. Two sheets may lie side by side, and one press must not be taken
 * twice: the keys are those of the board that was last used.
 */
const boards: HTMLElement[] = []

function bringUp(root: HTMLElement): void {
  const index = boards.indexOf(root)
  if (index >= 0) boards.push(...boards.splice(index, 1))
}

/** Makes a board known. It has the page's keys until another one is opened or used. @returns ends this */
export function joinPage(root: HTMLElement): () => void {
  const onUse = () => bringUp(root)
  boards.push(root)
  root.addEventListener('pointerdown', onUse, true)
  root.addEventListener('focusin', onUse)
  return () => {
    root.removeEventListener('pointerdown', onUse, true)
    root.removeEventListener('focusin', onUse)
    boards.splice(boards.indexOf(root), 1)
  }
}

/** Whether what is pressed or pasted with this element focused is meant for the board. */
export function isForBoard(root: HTMLElement, target: Element): boolean {
  return target === document.body ? boards.at(-1) === root : root.contains(target)
}

/**
 * Whether what has the focus is a button beside the boards, as after a press on one of the header, and this board was the last
 * that was used. Such a button has a few keys of its own; the rest would be nobody's.
 */
export function isBesideBoard(root: HTMLElement, target: Element): boolean {
  return boards.at(-1) === root && target.matches('button, a') && !target.closest('[popover], dialog')
}
