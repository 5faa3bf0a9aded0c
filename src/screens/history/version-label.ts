import type { Translate } from '../../i18n/index.ts'
import type { Language } from '../../model/language.ts'
import type { Step } from '../../model/series.ts'
import type { VersionSummary } from '../../sync/protocol-http.ts'

/**
 * When each version was kept, by this device's clock and zone: "22.11. klo 9.05". The year is told when it is
 * another one, and the seconds where versions could not be told apart otherwise.
 * @param now ms since 1970
 */
export function versionTimes(
  versions: readonly VersionSummary[],
  language: Language,
  now: number,
): ReadonlyMap<string, string> {
  const format = (made: number, second?: '2-digit'): string =>
    new Intl.DateTimeFormat(language, {
      ...(new Date(made).getFullYear() !== new Date(now).getFullYear() && { year: 'numeric' }),
      day: 'numeric',
      month: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      ...(second && { second }),
    }).format(made)
  const minutes = versions.map(({ made }) => format(made))
  return new Map(
    versions.map(({ id, made }, index) => {
      const minute = minutes[index] ?? ''
      const isAlone = minutes.indexOf(minute) === minutes.lastIndexOf(minute)
      return [id, isAlone ? minute : format(made, '2-digit')]
    }),
  )
}

/** Why a version was kept. */
export function versionReason(
  t: Translate,
  { reason, step }: VersionSummary,
  steps: readonly Step[],
): string {
  switch (reason) {
    case 'activity':
      return t('history.reasonActivity')
    case 'restore':
      return t('history.reasonRestore')
    case 'step': {
      const title = steps.find(({ id }) => id === step)?.title
      return title === undefined ? t('history.reasonStepUnknown') : t('history.reasonStep', { step: title })
    }
  }
}
