import { useLanguage, useT } from '../../i18n/index.ts'
import type { KeptDocument } from '../../sync/kept-documents.ts'
import { saveFile } from '../../ui/save-file.ts'
import { keptText } from './as-text.ts'

/** The texts of documents as this device has them, and what saves them as a file. `text` is empty when there is none. */
export function useSaveTexts(documents: readonly KeptDocument[]): {
  readonly text: string
  readonly save: () => void
} {
  const t = useT()
  const language = useLanguage()
  const labels = { onlyHere: t('kept.onlyHere'), notes: t('kept.notes'), desk: t('kept.desk') }
  const text = keptText(documents, language, labels)
  const save = () => saveFile(new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }), t('kept.file'))
  return { text, save }
}
