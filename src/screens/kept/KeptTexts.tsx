import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLanguage, useT } from '../../i18n/index.ts'
import { type KeptDocument, keptDocuments } from '../../sync/kept-documents.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { keptText } from './as-text.ts'
import styles from './KeptTexts.module.css'

interface KeptTextsProps {
  readonly seriesId: string
  /** Offers also what the server had when it was last asked: it may have lost it. */
  readonly whole?: boolean
}

/** Offers as a file what this device has of a series and the server does not take; nothing when there is nothing. */
export function KeptTexts({ seriesId, whole = false }: KeptTextsProps) {
  const t = useT()
  const language = useLanguage()
  const [documents, setDocuments] = useState<readonly KeptDocument[]>([])

  useEffect(() => {
    let isCurrent = true
    async function look() {
      const found = await keptDocuments(seriesId)
      if (isCurrent) setDocuments(found)
    }
    void look()
    return () => {
      isCurrent = false
    }
  }, [seriesId])

  const offered = documents.filter(({ unsaved }) => whole || unsaved !== null)
  const labels = { onlyHere: t('kept.onlyHere'), notes: t('kept.notes'), desk: t('kept.desk') }
  const text = keptText(offered, language, labels)
  if (text === '') return null
  const isUnsaved = offered.some(({ unsaved }) => unsaved !== null)
  return (
    <section className={styles['kept']}>
      <p>{t(isUnsaved ? (whole ? 'kept.lost' : 'kept.unsaved') : 'kept.whole')}</p>
      <Button
        icon={Download}
        onClick={() => saveFile(new Blob([text, '\n'], { type: 'text/plain;charset=utf-8' }), t('kept.file'))}
      >
        {t('kept.download')}
      </Button>
    </section>
  )
}
