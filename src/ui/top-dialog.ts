import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/*
 * Beside an open modal dialog everything is inert: it can neither be pressed nor heard, whatever lies above the dialog. What
 * the whole page says and shows (`Notices`, `LiveRegion`) is therefore in the dialog while one is open.
 */
const open = createStore<{ readonly dialogs: readonly HTMLDialogElement[] }>(() => ({ dialogs: [] }))

/** Makes a modal dialog known while it is open. @returns ends this */
export function coverPage(dialog: HTMLDialogElement): () => void {
  open.setState(({ dialogs }) => ({ dialogs: [...dialogs, dialog] }))
  return () => open.setState(({ dialogs }) => ({ dialogs: dialogs.filter((other) => other !== dialog) }))
}

/** The modal dialog that lies on top; null: none is open. */
export const useTopDialog = (): HTMLDialogElement | null =>
  useStore(open, ({ dialogs }) => dialogs.at(-1) ?? null)
