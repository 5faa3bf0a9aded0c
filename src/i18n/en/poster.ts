import type { poster as source } from '../fi/poster.ts'

export const poster: { readonly [Key in keyof typeof source]: string } = {}
