import { beforeAll } from 'vitest'

/* Most tests show parts of the page that come, in a browser, with the texts which the first screens do without. */
if ('document' in globalThis) {
  beforeAll(async () => (await import('../../src/i18n/index.ts')).loadLanguage('fi'))
}
