/** The languages that templates and the interface speak. */
export const LANGUAGES = ['fi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in every language of the product. */
export type Texts = Readonly<Record<Language, string>>
