import type { poster as source } from '../fi/poster.ts'

export const poster: { readonly [Key in keyof typeof source]: string } = {
  name: 'Arjen kompassi',
  livingQuestion: 'How is it going?',
  livingLink: 'See the living compass',
}
