import type { Translate } from '../../i18n/index.ts'
import type { Language } from '../../model/language.ts'
import type { Step } from '../../model/series.ts'
import type { VersionSummary } from '../../sync/protocol-http.ts'

/** When a version was kept, by this device's clock and zone: "22.11. klo 9.05". */
export function versionTime({ made }: VersionSummary, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(made)
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
