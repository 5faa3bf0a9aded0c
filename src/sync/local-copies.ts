import { createCopyDatabase } from './local-copy-database.ts'
import { createCopyStore } from './local-copy-store.ts'

/** This page's way to what the device keeps. */
export const copies = createCopyStore(createCopyDatabase())
