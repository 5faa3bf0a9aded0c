import { createStore } from 'zustand/vanilla'
import type { LeftDocument } from '../../sync/left-behind.ts'

/** What this device has of the series that is open, with words in it, and is on no canvas that is looked at: see `leftBehind` and `onItsWay`. */
export const leftDocuments = createStore<readonly LeftDocument[]>(() => [])
