import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useLanguage, useT } from '../../i18n/index.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Hyphenated } from '../text/Hyphenated.tsx'
import styles from './PasteDialog.module.css'
import { pasteAsk } from './paste-ask.ts'

/** So many of the notes to be are shown. */
const PREVIEW = 6

const close = () => pasteAsk.setState({ ask: null })

/** Asks whether so many notes are meant. Whoever says no has lost nothing: the text is in the clipboard still. */
export function PasteDialog() {
  const t = useT()
  const language = useLanguage()
  const ask = useStore(pasteAsk, (state) => state.ask)
  useEffect(() => close, [])
  if (!ask) return null
  const { heading, colors, texts, whole, add, addWhole } = ask
  const count = texts.length
  return (
    <Dialog
      open
      onClose={close}
      title={t('writing.pasteTitle', { count })}
      footer={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          {whole !== null && (
            <Button
              onClick={() => {
                close()
                addWhole(whole)
              }}
            >
              {t('writing.pasteOne')}
            </Button>
          )}
          <Button
            kind="primary"
            onClick={() => {
              close()
              add()
            }}
          >
            {t('writing.makeNotes', { count })}
          </Button>
        </>
      }
    >
      <p>{t('writing.pasteAbout', { count, field: heading })}</p>
      <ul className={styles['preview']} aria-label={t('writing.pastePreview')}>
        {texts.slice(0, PREVIEW).map((text, index) => (
          // The same line may come twice; nothing here changes its place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={styles['note']} data-color={colors[index]}>
            <Hyphenated text={text} language={language} />
          </li>
        ))}
      </ul>
      {count > PREVIEW && (
        <p className={styles['rest']}>{t('writing.pasteRest', { count: count - PREVIEW })}</p>
      )}
      {whole === null && <p className={styles['rest']}>{t('writing.pasteNotOne', { max: MAX_NOTE_TEXT })}</p>}
    </Dialog>
  )
}
