import type { Compass, Direction, KeyResult } from '../model/compass.ts'
import type { Language } from '../model/language.ts'
import type { Series } from '../model/series.ts'
import type { CompassTemplate, PrincipleKey } from '../model/template.ts'
import { poster as en } from '../i18n/en/poster.ts'
import { poster as fi } from '../i18n/fi/later/poster.ts'

export const POSTER_SIZES = ['A4', 'A3'] as const
export type PosterSize = (typeof POSTER_SIZES)[number]

export interface PosterKeyResult {
  readonly label: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly direction: Direction
  /** ISO date, or null. */
  readonly due: string | null
}

export interface PosterPrinciple {
  readonly key: PrincipleKey
  /** The direction's name: promise, action, attitude. */
  readonly direction: string
  /** What the principle answers; stands in its place while there is none. */
  readonly question: string
  readonly statement: string
  readonly deeds: readonly string[]
  readonly keyResults: readonly PosterKeyResult[]
}

/** All that a poster shows, as plain data in the series' language. */
export interface PosterInput {
  readonly size: PosterSize
  readonly language: Language
  readonly objective: string
  /** Stands in the objective's place while there is none. */
  readonly objectiveQuestion: string
  readonly organisation: string
  readonly place: string
  /** What the compass is part of, in the company's own words; may be empty. */
  readonly partOf: string
  /** ISO date (yyyy-mm-dd) that the poster bears. */
  readonly date: string
  readonly principles: readonly PosterPrinciple[]
  /** Where the living compass is read, for a QR code; none when null. */
  readonly livingUrl: string | null
}

/** The poster's own few words, which are in the series' language and not in the reader's. */
export const POSTER_WORDS = { fi, en } as const

function posterKeyResult(kr: KeyResult): PosterKeyResult {
  const measured = kr.direction !== 'reach' && (kr.baseline !== null || kr.target !== null)
  // Beside numbers stands what is counted; a result without numbers is told in words.
  const label = measured ? kr.name.trim() || kr.statement.trim() : kr.statement.trim() || kr.name.trim()
  return {
    label,
    unit: kr.unit,
    baseline: kr.baseline,
    target: kr.target,
    direction: kr.direction,
    due: kr.due,
  }
}

/**
 * What the poster of a compass shows.
 * @param options.date the day that the poster bears; its year, month and day are those of the local time zone
 */
export function posterInput(
  compass: Compass,
  series: Pick<Series, 'organisation' | 'title' | 'place' | 'language'>,
  template: CompassTemplate,
  options: { readonly size: PosterSize; readonly date: Date; readonly livingUrl?: string | null },
): PosterInput {
  const { language } = series
  const { date } = options
  const two = (value: number): string => String(value).padStart(2, '0')
  return {
    size: options.size,
    language,
    objective: compass.objective,
    objectiveQuestion: template.objective.guide[language],
    organisation: series.organisation.trim() || series.title.trim(),
    place: series.place,
    partOf: compass.partOf,
    date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    livingUrl: options.livingUrl ?? null,
    principles: template.principles.map((principle): PosterPrinciple => {
      const own = compass.principles.find(({ key }) => key === principle.key)
      return {
        key: principle.key,
        direction: principle.direction[language],
        question: principle.question[language],
        statement: own?.statement ?? '',
        deeds: (own?.deeds ?? []).map((deed) => deed.text).filter((text) => text.trim() !== ''),
        keyResults: (own?.keyResults ?? []).map(posterKeyResult).filter((kr) => kr.label !== ''),
      }
    }),
  }
}
