import type { Translate } from '../../i18n/index.ts'
import type { PosterInput } from '../../poster/input.ts'
import type { PosterWarning } from '../../poster/warnings.ts'

/** A warning in plain words that name the part as the poster does. */
export function warningText(t: Translate, warning: PosterWarning, input: PosterInput): string {
  const nameOf = (what: string): string =>
    what === 'objective'
      ? t('poster.objective')
      : (input.principles.find(({ key }) => key === what)?.direction ?? what)
  switch (warning.kind) {
    case 'long':
      return warning.what === 'objective'
        ? t('poster.longObjective', { length: warning.length })
        : t('poster.longPrinciple', { what: nameOf(warning.what), length: warning.length })
    case 'cut':
      if (warning.what === 'organisation') return t('poster.cutOrganisation')
      if (warning.what === 'footer') return t('poster.cutFooter')
      return t('poster.cut', { what: nameOf(warning.what) })
    case 'details-cut':
      return t('poster.cutDetails', { what: nameOf(warning.what) })
    case 'deeds-left-out':
      return t('poster.deedsLeftOut', { what: nameOf(warning.what), count: warning.count })
    case 'results-left-out':
      return t('poster.resultsLeftOut', { what: nameOf(warning.what), count: warning.count })
    case 'results-draft':
      return t('poster.resultsDraft', { what: nameOf(warning.what), count: warning.count })
    case 'results-doubtful':
      return t('poster.resultsDoubtful', { what: nameOf(warning.what), count: warning.count })
    case 'missing-signs':
      return t('poster.missingSigns', { signs: warning.signs.join(' ') })
    case 'empty':
      return t('poster.emptyPart', { what: nameOf(warning.what) })
  }
}
