import type { NoteColor } from '../../model/note.ts'
import type { PrincipleKey } from '../../model/template.ts'
import { PRINCIPLE_KEYS } from '../../model/template-words.ts'

/** The parts of the compass that a step can show, in reading order. */
export const PARTS = ['objective', ...PRINCIPLE_KEYS] as const
export type Part = (typeof PARTS)[number]

/** The part that a step's `place` names, or is within; anything else is the whole compass. */
export const partOf = (place: string | null): Part | null =>
  PARTS.find((part) => part === place?.split('.')[0]) ?? null

/** 1, 2 or 3, as people call the principles. */
export const principleNumber = (key: PrincipleKey): number => PRINCIPLE_KEYS.indexOf(key) + 1

/** Answers to a principle's helping questions are on paper of the principle's own colour. */
export const ANSWER_COLOR: Readonly<Record<PrincipleKey, NoteColor>> = {
  p1: 'aurora',
  p2: 'cloudberry',
  p3: 'heather',
}
