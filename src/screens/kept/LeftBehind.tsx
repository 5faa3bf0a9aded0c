import { Download, FileWarning, X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { rememberTaken } from '../../sync/left-behind.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './LeftBehind.module.css'
import { leftDocuments } from './left-documents.ts'
import { useSaveTexts } from './use-save-texts.ts'

/** Says that this device has texts of the series that the server has not, and offers them as a file. Then one may put it away. */
export function LeftBehind() {
  const t = useT()
  const documents = useStore(leftDocuments)
  const [saved, setSaved] = useState<readonly unknown[] | null>(null)
  const { text, save } = useSaveTexts(documents)
  if (text === '') return null
  const isOnItsWay = documents.every(({ travels }) => travels)
  const isUnsaved = documents.some(({ unsaved }) => unsaved !== null)
  return (
    <section className={styles['bar']}>
      <output className={styles['words']}>
        <FileWarning aria-hidden />
        {t(isOnItsWay ? 'kept.travels' : isUnsaved ? 'kept.left' : 'kept.leftWhole')}
      </output>
      <Button
        icon={Download}
        onClick={() => {
          save()
          setSaved(documents)
        }}
      >
        {t('kept.download')}
      </Button>
      {saved === documents && !isOnItsWay && (
        <Button
          icon={X}
          onClick={() => {
            rememberTaken(documents)
            leftDocuments.setState([], true)
          }}
        >
          {t('kept.putAway')}
        </Button>
      )}
    </section>
  )
}
