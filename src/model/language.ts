/** The languages that templates and the interface speak. */
export const LANGUAGES = ['fi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
