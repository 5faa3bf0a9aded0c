/** Where a quoted cell that begins at `from` ends, just behind its closing quote; null when it is no quoted cell. */
function endOfQuoted(text: string, from: number): number | null {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    const next = text[quote + 1]
    if (next === '"') at = quote + 2
    else return next === undefined || next === '\t' || next === '\n' ? quote + 1 : null
  }
}

/**
 * The cells of rows as spreadsheets put them on the clipboard: tabs between cells, a cell with a line break, a tab or a
 * quote in quotes that are doubled inside. Quotes for which there is no such reason are somebody's own and stay.
 * @param text with `\n` as line ends
 */
export function parseCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const stop = /[\t\n]/g
  for (;;) {
    const quoted = text[at] === '"' ? endOfQuoted(text, at) : null
    const inner = quoted === null ? '' : text.slice(at + 1, quoted - 1)
    let end: number
    if (quoted !== null && /[\t\n"]/.test(inner)) {
      row.push(inner.replaceAll('""', '"'))
      end = quoted
    } else {
      stop.lastIndex = at
      end = stop.exec(text)?.index ?? text.length
      row.push(text.slice(at, end))
    }
    if (text[end] !== '\t') {
      rows.push(row)
      row = []
    }
    if (end >= text.length) return rows
    at = end + 1
  }
}
