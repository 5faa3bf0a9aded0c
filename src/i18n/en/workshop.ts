import type { workshop as source } from '../fi/workshop.ts'

export const workshop: { readonly [Key in keyof typeof source]: string } = {}
