import { readChoice, sharedText } from '../../model/canvas.ts'
import type { Note } from '../../model/note.ts'
import type { FieldTemplate } from '../../model/template.ts'
import { labelled } from '../../model/labelled.ts'
import { fieldBlocks, titleOf } from '../groups/group-blocks.ts'
import type { BoardParts } from '../state/board-context.ts'
import styles from './print.module.css'

function element(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  made.className = className
  return made
}

function listOf(notes: readonly Note[]): HTMLElement {
  const list = document.createElement('ul')
  for (const { text, color } of notes) {
    if (text.trim() === '') continue
    const item = element('li', text, styles['note'])
    item.dataset['color'] = color
    list.append(item)
  }
  return list
}

/** What was written in a field together, with what each line is for. */
function textsOf({ room, language }: BoardParts, field: FieldTemplate): string[] {
  const read = (key: string) => sharedText(room.doc, key)?.toString().trim() ?? ''
  if (field.type === 'text') return [read(field.key)]
  if (field.type !== 'rows') return []
  const rows = field.rows.map(({ key, heading }) => {
    const words = read(`${field.key}.${key}`)
    return words === '' ? '' : labelled(heading[language], words)
  })
  const { choice } = field
  const chosen = choice?.options.find(({ key }) => key === readChoice(room.doc, `${field.key}.${choice.key}`))
  return choice && chosen ? [...rows, labelled(choice.heading[language], chosen.heading[language])] : rows
}

/**
 * All words of a canvas as pages to be printed, field by field in reading order: where a sheet cuts notes or lays them over
 * each other, and where the page shows only how many there are.
 */
export function wordsPages(board: BoardParts): HTMLElement {
  const { template, language } = board
  const pages = document.createElement('div')
  pages.className = styles['words'] ?? ''
  pages.lang = language
  pages.append(element('h1', template.name[language]))
  const columns = document.createElement('div')
  for (const field of template.fields) {
    const section = document.createElement('section')
    section.append(element('h2', field.heading[language]))
    for (const text of textsOf(board, field)) if (text !== '') section.append(element('p', text))
    for (const block of fieldBlocks(board, field.key)) {
      if (block.kind === 'group') section.append(element('h3', titleOf(block.group)))
      section.append(listOf(block.notes))
    }
    columns.append(section)
  }
  pages.append(columns)
  return pages
}
