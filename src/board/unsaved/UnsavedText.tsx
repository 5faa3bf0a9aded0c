import { StickyNote, Trash2 } from 'lucide-react'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { pastedTexts } from '../paste/pasted-texts.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './UnsavedText.module.css'
import { type Unsaved, readUnsaved, setUnsaved, unsavedKey, unsavedTexts } from './unsaved-texts.ts'

/** What was typed or pasted and is on no note yet: it says why, and can be written on, copied, saved or let go. */
export function UnsavedText({ canvas }: { readonly canvas: string }) {
  const { participant } = useBoard()
  const key = unsavedKey(participant, canvas)
  useStore(unsavedTexts, (all) => all.get(key))
  const unsaved = readUnsaved(key)
  return unsaved && <Panel id={key} unsaved={unsaved} />
}

interface PanelProps {
  readonly id: string
  readonly unsaved: Unsaved
}

function Panel({ id, unsaved: { field, texts } }: PanelProps) {
  const { acts, notes, language } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const count = useSyncExternalStore(notes.subscribeCount, notes.count)
  // A note may have several lines: notes are told apart by lines only from when it is written on.
  const [written, setWritten] = useState<{ readonly text: string; readonly texts: readonly string[] } | null>(
    null,
  )
  const text = written?.texts === texts ? written.text : texts.join('\n')
  const making = texts.filter((each) => each.trim() !== '')
  const isFull = making.length > MAX_NOTES - count
  const why = !mayWrite
    ? t('board.unsavedClosed')
    : isFull
      ? t('board.unsavedFull', { max: MAX_NOTES, left: Math.max(0, MAX_NOTES - count) })
      : t('board.unsavedRoom')
  useEffect(() => announce(why), [why])
  const holdAgain = useEffectEvent(() => {
    if (!unsavedTexts.getState().has(id)) setUnsaved(id, { field, texts })
  })
  // After a reload the tab is held as before it.
  useEffect(() => holdAgain(), [])

  function write(next: string): void {
    const changed = pastedTexts({ text: next })
    setWritten({ text: next, texts: changed })
    setUnsaved(id, { field, texts: changed })
  }

  const backToField = () =>
    document
      .querySelector<HTMLElement>(`textarea[data-typing][data-stop="${CSS.escape(field)}"]`)
      ?.focus({ preventScroll: true })

  /** The panel goes, and with it what was pressed: one goes on in the field. */
  function leave(): void {
    setUnsaved(id, null)
    backToField()
  }

  return (
    <section className={styles['place']} aria-label={t('board.unsaved')} data-unsaved={id}>
      <div className={styles['panel']}>
        <p className={styles['why']}>
          <strong>{t('board.unsavedTitle', { field: acts.heading(field) })}</strong> {why}
        </p>
        <textarea
          className={styles['text']}
          aria-label={t('board.unsaved')}
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          lang={language}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && backToField()}
        />
        <div className={styles['tools']}>
          <Button
            kind="primary"
            icon={StickyNote}
            disabled={!mayWrite || isFull || making.length === 0}
            onClick={() => {
              if (acts.addNotes(field, making) > 0) leave()
            }}
          >
            {t('board.makeNotes', { count: making.length })}
          </Button>
          <Button kind="quiet" icon={Trash2} onClick={leave}>
            {t('board.unsavedDrop')}
          </Button>
        </div>
      </div>
    </section>
  )
}
