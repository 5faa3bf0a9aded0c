import type { Translate } from '../../i18n/index.ts'
import type { Stroke } from '../../model/ink.ts'
import type { Link, LinkEnd } from '../../model/links.ts'
import type { Stamp } from '../../model/stamps.ts'
import { strokeField } from '../../picture/stroke-bounds.ts'
import { stampName } from '../stamps/stamp-name.ts'
import type { BoardParts } from '../state/board-context.ts'
import { inkName } from './ink-names.ts'
import { toolName } from './tool-name.ts'

/** A note's words as far as they fit into a line. */
export function shortWords(text: string, most = 42): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

/** What a note is called where it is only named. */
export function noteWords({ notes }: Pick<BoardParts, 'notes'>, t: Translate, id: string): string {
  return shortWords(notes.note(id)?.text ?? '') || t('board.emptyNote')
}

export function strokeWords(board: BoardParts, t: Translate, stroke: Stroke): string {
  const field = strokeField(board.geometry, stroke)
  return t('drawing.strokeOf', {
    tool: t(toolName[stroke.tool]),
    color: t(inkName[stroke.color]),
    place: field === null ? t('drawing.onPaper') : board.acts.heading(field),
  })
}

export const stampWords = ({ acts }: BoardParts, t: Translate, { kind, at }: Stamp): string =>
  t('drawing.stampIn', { stamp: t(stampName[kind]), field: acts.heading(at.field) })

export const endWords = (board: Pick<BoardParts, 'notes'>, t: Translate, end: LinkEnd): string =>
  'note' in end ? noteWords(board, t, end.note) : t('drawing.aPlace')

export const arrowWords = (board: BoardParts, t: Translate, { from, to }: Link): string =>
  t('drawing.arrowFromTo', { from: endWords(board, t, from), to: endWords(board, t, to) })
