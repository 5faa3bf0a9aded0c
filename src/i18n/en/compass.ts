import type { compass as source } from '../fi/compass.ts'

export const compass: { readonly [Key in keyof typeof source]: string } = {}
