import { randomBytes, randomInt } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Role } from '../../src/model/role.ts'
import type { LinkRow } from '../storage/port.ts'

/** 24 letters and digits that nobody takes for another, read aloud or from a far wall: no 0 O, 1 I L, 2 Z, 5 S, 8 B, no U beside V. */
const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTVWXY'
const CODE_LENGTH = 6
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)
const TOKEN_BYTES = 24

/** A link's secret: 192 random bits, in characters that a URL fragment takes as they are. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

/** A code as it was typed: case, spaces and dashes do not matter. @returns null when it cannot be a code */
export function normaliseCode(typed: string): string | null {
  const code = typed.replace(/[\s\p{Pd}]/gu, '').toUpperCase()
  return CODE.test(code) ? code : null
}

/** A new link. @param code for the participants' link: one that no other link has */
export function newLink(series: string, role: Role, code: string | null, now: number): LinkRow {
  return { id: nanoid(), series, role, token: newToken(), code, made: now }
}
