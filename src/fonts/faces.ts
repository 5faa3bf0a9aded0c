/* Which faces the product ships, and which characters each of their files holds. */

export const PACKAGES = ['figtree', 'fraunces'] as const

interface Source {
  readonly package: (typeof PACKAGES)[number]
  /** The file of the full open font, within its package. */
  readonly file: string
}

const FIGTREE_400: Source = { package: 'figtree', file: '400Regular/Figtree_400Regular.ttf' }
const FIGTREE_600: Source = { package: 'figtree', file: '600SemiBold/Figtree_600SemiBold.ttf' }
const FRAUNCES_500: Source = { package: 'fraunces', file: '500Medium/Fraunces_500Medium.ttf' }
const FRAUNCES_600: Source = { package: 'fraunces', file: '600SemiBold/Fraunces_600SemiBold.ttf' }

export interface InterfaceFace extends Source {
  readonly name: string
}

/** Figtree is the interface; Fraunces is what belongs to the method. `fonts.css` names these files. */
export const INTERFACE_FACES: readonly InterfaceFace[] = [
  { ...FIGTREE_400, name: 'figtree-400' },
  { ...FIGTREE_600, name: 'figtree-600' },
  { package: 'figtree', file: '500Medium/Figtree_500Medium.ttf', name: 'figtree-500' },
  { package: 'figtree', file: '700Bold/Figtree_700Bold.ttf', name: 'figtree-700' },
  { ...FRAUNCES_500, name: 'fraunces-500' },
  { ...FRAUNCES_600, name: 'fraunces-600' },
]

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))
}

export const POSTER_FACES = ['text-400', 'text-600', 'display-500', 'display-600'] as const
export type PosterFace = (typeof POSTER_FACES)[number]

export interface PosterFaceSource extends Source {
  readonly family: string
  readonly weight: 400 | 500 | 600
  /** Taken off every letter's advance, in thousandths of the em: Fraunces is spaced for reading sizes, a poster is not. */
  readonly tighten: number
}

export const POSTER_FACE: Readonly<Record<PosterFace, PosterFaceSource>> = {
  'text-400': { ...FIGTREE_400, family: 'Figtree Poster', weight: 400, tighten: 0 },
  'text-600': { ...FIGTREE_600, family: 'Figtree Poster', weight: 600, tighten: 0 },
  'display-500': { ...FRAUNCES_500, family: 'Fraunces Poster', weight: 500, tighten: 18 },
  'display-600': { ...FRAUNCES_600, family: 'Fraunces Poster', weight: 600, tighten: 18 },
}

/** Figtree of every weight in one file, for the letters that every page has: less than half of what four weights take. */
export const VARIABLE_FACE = {
  package: '@fontsource-variable/figtree',
  file: 'files/figtree-latin-wght-normal.woff2',
  name: 'figtree',
  weights: { min: 400, max: 700 },
} as const

/** Finnish, Swedish and English with their punctuation: what every page needs, and loads first. */
export const FIRST_CHARACTERS = `${range(0x20, 0x7e)}\u00A0§«°·»ÄÅÉÖ×Üäåéöü–—’“”•…€−`

/** With all Sámi letters and more punctuation. */
export const CORE_CHARACTERS = range(0x20, 0x7e) + range(0xa0, 0xff) + 'ČčĐđŊŋŠšŦŧŽž–—‘’‚“”„•…−→←↑↓€№′″≈≠≤≥'

/** Names and words of other languages in Latin letters; Skolt Sámi's Ǥǥ Ǧǧ Ǩǩ Ǯǯ are here too. */
export const OTHER_CHARACTERS = range(0x100, 0x24f) + 'ʒʹʺʼˊẀẁẂẃẄẅẞỲỳ†‡‰‹›⁄™⁰⁴⁵⁶⁷⁸⁹₂⅓⅔⅛'

/** The core without what comes first; loaded by pages that show one of these. */
export const MORE_CHARACTERS = [...CORE_CHARACTERS].filter((one) => !FIRST_CHARACTERS.includes(one)).join('')

/** What the fonts have to have; the build fails without them. */
export const REQUIRED_CHARACTERS = 'ÄÖÅäöåÁČĐŊŠŦŽáčđŋšŧž–—’‘”“„…−·€'
