import type { errors as source } from '../fi/errors.ts'

export const errors: { readonly [Key in keyof typeof source]: string } = {}
