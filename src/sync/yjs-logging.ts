/*
 * What Yjs writes to the console with. lib0's own brings a coloured console and a schema language into the page; stands in
 * its place in the build.
 */
export const ORANGE = ''
export const RED = ''
export const BOLD = ''
export const UNBOLD = ''
export const print = (...words: readonly unknown[]): void => console.info(...words)
export const warn = (...words: readonly unknown[]): void => console.warn(...words)
