import type { common as source } from '../fi/common.ts'

export const common: { readonly [Key in keyof typeof source]: string } = {}
