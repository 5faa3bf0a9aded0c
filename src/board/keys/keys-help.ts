import { createStore } from 'zustand/vanilla'

/** Whether the list of keys is open. */
export const keysHelp = createStore<{ readonly open: boolean }>(() => ({ open: false }))

export const openKeys = (): void => keysHelp.setState({ open: true })
export const closeKeys = (): void => keysHelp.setState({ open: false })
