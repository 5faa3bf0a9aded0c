import { languageStore, translate } from '../i18n/index.ts'
import { notify } from './notices.ts'

let outdated = false

/** Whether the server is known to have a newer page: what is missing of this one never comes. */
export const isOutdated = (): boolean => outdated

/** Whether one of the page's first files is gone: one of their names changes with whatever changes. */
async function isGone(): Promise<boolean> {
  for (const { src } of document.scripts) {
    if (src && (await fetch(src, { method: 'HEAD', cache: 'no-store' })).status === 404) return true
  }
  return false
}

/**
 * Looks whether that is why a part did not come, and tells the person then: what is here goes on working, and what they wrote
 * is kept over a reload.
 * @throws when the server cannot be asked
 */
export async function lookWhetherOutdated(): Promise<void> {
  if (!(await isGone())) return
  outdated = true
  const { language } = languageStore.getState()
  notify({
    kind: 'error',
    text: translate(language, 'errors.outdated'),
    action: { label: translate(language, 'common.reload'), onSelect: () => location.reload() },
  })
}
