import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { type KeptDocument, keptDocuments } from '../../sync/kept-documents.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './KeptTexts.module.css'
import { useSaveTexts } from './use-save-texts.ts'

interface KeptTextsProps {
  readonly seriesId: string
  /** Offers also what the server had when it was last asked: it may have lost it. */
  readonly whole?: boolean
  /** The server does not know the document that they are of: they do not leave by themselves. */
  readonly stays?: boolean
}

/** Offers as a file what this device has of a series and the server does not take; nothing when there is nothing. */
export function KeptTexts({ seriesId, whole = false, stays = false }: KeptTextsProps) {
  const t = useT()
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
  const { text, save } = useSaveTexts(offered)
  if (text === '') return null
  const isUnsaved = offered.some(({ unsaved }) => unsaved !== null)
  const unsavedText = whole ? 'kept.lost' : stays ? 'kept.left' : 'kept.unsaved'
  return (
    <section className={styles['kept']}>
      <p>{t(isUnsaved ? unsavedText : 'kept.whole')}</p>
      <Button icon={Download} onClick={save}>
        {t('kept.download')}
      </Button>
    </section>
  )
}
