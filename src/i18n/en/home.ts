import type { home as source } from '../fi/home.ts'

export const home: { readonly [Key in keyof typeof source]: string } = {}
