import { createStore } from 'zustand/vanilla'
import type { KeptDocument } from '../../sync/kept-documents.ts'

/** What this device has of the series that is open, with words in it, and no page brings to the server: see `leftBehind`. */
export const leftDocuments = createStore<readonly KeptDocument[]>(() => [])
