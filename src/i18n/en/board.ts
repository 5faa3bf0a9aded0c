import type { board as source } from '../fi/board.ts'

export const board: { readonly [Key in keyof typeof source]: string } = {}
