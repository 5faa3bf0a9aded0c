const BLOCKS = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR'])
const SILENT = 'style, script, template, title, meta, link'

/** The words of a cell as they are seen: white space put together, breaks and paragraphs as line ends. */
function wordsOf(node: Node): string {
  let words = ''
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) words += (child.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ')
    else if (child instanceof Element) {
      if (child.matches(SILENT)) continue
      if (child.tagName === 'BR') words += '\n'
      else if (BLOCKS.has(child.tagName)) words += `\n${wordsOf(child)}\n`
      else words += wordsOf(child)
    }
  }
  return words.replace(/ *\n */g, '\n')
}

/**
 * The cells of a table that somebody copied from a spreadsheet or a document.
 * @param html the clipboard's `text/html`; it is parsed apart from the page and runs nothing
 * @returns null when it is something else than a table, or has words around one
 */
export function readTable(html: string): string[] | null {
  if (!/<table/i.test(html)) return null
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const cells = [...body.querySelectorAll('td, th')].filter((cell) => !cell.querySelector('td, th'))
  const texts = cells.map((cell) => wordsOf(cell).replace(/\n{2,}/g, '\n'))
  for (const part of body.querySelectorAll(`table, ${SILENT}`)) part.remove()
  return body.textContent.trim() === '' ? texts : null
}
