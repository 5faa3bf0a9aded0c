import type { Point } from '../../model/geometry.ts'
import type { BoardParts } from '../state/board-context.ts'
import type { PictureTarget } from './waiting.ts'

/** Whether something that is dragged or pasted is files. */
export const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/**
 * Where a picture goes: the field for one that it was brought to, else the paper of a field for notes.
 * @param field the field that it was brought to, if any; @param at a point of the sheet; null: where there is room
 */
export function pictureTarget(
  { template, geometry, acts, state }: BoardParts,
  field: string | null,
  at: Point | null,
): PictureTarget | null {
  if (template.fields.some(({ key, type }) => key === field && type === 'image')) {
    return { kind: 'field', field: field ?? '' }
  }
  const candidates = [field, state.getState().field, acts.noteFields[0] ?? null]
  const paper = candidates.find((key) => key !== null && acts.noteFields.includes(key)) ?? null
  const rect = paper === null ? undefined : geometry.fields.get(paper)
  if (paper === null || !rect) return null
  const inside = at && paper === field ? { x: at.x - rect.x, y: at.y - rect.y } : null
  return { kind: 'paper', field: paper, at: inside }
}
