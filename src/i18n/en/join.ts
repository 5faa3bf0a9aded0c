import type { join as source } from '../fi/join.ts'

export const join: { readonly [Key in keyof typeof source]: string } = {}
