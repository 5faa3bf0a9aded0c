/** Under which notes lie on the clipboard with their colours and groups; see `clipboard-notes.ts`. */
export const CLIPPED_NOTES = 'application/x-arjen-kompassi-notes'
