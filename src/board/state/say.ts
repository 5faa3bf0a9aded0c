import { languageStore, translate, type TextKey, type TextValues } from '../../i18n/index.ts'

/** Says something in the person's language, outside React. */
export const say = (key: TextKey, values?: TextValues): string =>
  translate(languageStore.getState().language, key, values)
