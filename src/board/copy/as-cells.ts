/**
 * Texts as a spreadsheet puts a column on the clipboard: one a line, and in quotes where it would not come back as one.
 * `parseCells` is its inverse.
 */
export const asCells = (texts: readonly string[]): string =>
  texts.map((text) => (/^"|[\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\n')
