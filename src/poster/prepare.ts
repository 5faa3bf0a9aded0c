import { doubtsAbout, missingFrom } from '../facilitation/key-result.ts'
import type { PosterInput, PosterKeyResult, PosterPrinciple } from './input.ts'
import { cleanText } from './measure.ts'
import type { PosterWarning } from './warnings.ts'

const MAX_DEEDS = 5
const MAX_KEY_RESULTS = 3

export interface Prepared {
  readonly input: PosterInput
  readonly warnings: readonly PosterWarning[]
}

/** The input with every text cleaned and no more of anything than a poster holds, and what was left out. */
export function prepare(given: PosterInput): Prepared {
  const missing = new Set<string>()
  const warnings: PosterWarning[] = []
  const clean = (text: string): string => {
    const cleaned = cleanText(text)
    for (const sign of cleaned.missing) missing.add(sign)
    return cleaned.text
  }
  const cleanResult = (kr: PosterKeyResult): PosterKeyResult => ({
    ...kr,
    label: clean(kr.label),
    unit: clean(kr.unit),
  })
  const principles = given.principles.map((principle): PosterPrinciple => {
    const { key } = principle
    const deeds = principle.deeds.map(clean).filter((text) => text !== '')
    const keyResults = principle.keyResults.map(cleanResult).filter((kr) => kr.label !== '')
    const statement = clean(principle.statement)
    if (statement === '') warnings.push({ kind: 'empty', what: key })
    if (deeds.length > MAX_DEEDS) {
      warnings.push({ kind: 'deeds-left-out', what: key, count: deeds.length - MAX_DEEDS })
    }
    if (keyResults.length > MAX_KEY_RESULTS) {
      warnings.push({ kind: 'results-left-out', what: key, count: keyResults.length - MAX_KEY_RESULTS })
    }
    const shown = keyResults.slice(0, MAX_KEY_RESULTS)
    const drafts = shown.filter((kr) => missingFrom(kr).length > 0).length
    if (drafts > 0) warnings.push({ kind: 'results-draft', what: key, count: drafts })
    const doubtful = shown.filter((kr) => doubtsAbout(kr, given.date).length > 0).length
    if (doubtful > 0) warnings.push({ kind: 'results-doubtful', what: key, count: doubtful })
    return {
      key,
      direction: clean(principle.direction),
      question: clean(principle.question),
      statement,
      deeds: deeds.slice(0, MAX_DEEDS),
      keyResults: shown,
    }
  })
  const objective = clean(given.objective)
  if (objective === '') warnings.unshift({ kind: 'empty', what: 'objective' })
  const input: PosterInput = {
    ...given,
    objective,
    objectiveQuestion: clean(given.objectiveQuestion),
    organisation: clean(given.organisation),
    place: clean(given.place),
    partOf: clean(given.partOf),
    principles,
  }
  if (missing.size > 0) warnings.push({ kind: 'missing-signs', signs: [...missing] })
  return { input, warnings }
}
