import { Check, ListPlus, Sprout, Target } from 'lucide-react'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { type TextKey, useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import type { PrincipleKey } from '../../model/template.ts'
import { useCompass } from './compass-context.ts'
import { alreadyTaken, usesOf } from './origins.ts'
import { useTakeUp } from './use-take-up.ts'
import styles from './NotePicker.module.css'

interface PickableNoteProps {
  readonly note: Note
  readonly canvas: string
  readonly principle: PrincipleKey
}

/** A note of another canvas, with what can be made of it. */
export function PickableNote({ note, canvas, principle }: PickableNoteProps) {
  const t = useT()
  const { compass, language } = useCompass()
  const takeUp = useTakeUp()
  // Said one by one, each of the many buttons says which note it is for.
  const named = (what: TextKey) => `${t(what)}: ${note.text}`
  const taken = { canvas, note: note.id, words: note.text }
  const isMaterial = alreadyTaken(compass, principle, taken)
  const uses = usesOf(compass, taken)
  const used = [
    uses.material > 0 ? t('compass.usedMaterial', { count: uses.material }) : '',
    uses.deeds > 0 ? t('compass.usedDeeds', { count: uses.deeds }) : '',
    uses.keyResults > 0 ? t('compass.usedKeyResults', { count: uses.keyResults }) : '',
  ].filter(Boolean)
  return (
    <li className={styles['note']} data-color={note.color}>
      <p className={styles['words']} lang={language}>
        <Hyphenated text={note.text} language={language} />
      </p>
      <div className={styles['actions']}>
        <button
          type="button"
          aria-label={named('compass.pickMaterial')}
          aria-disabled={isMaterial}
          onClick={() => takeUp({ as: 'material', principle }, taken)}
        >
          {isMaterial ? <Check aria-hidden /> : <Sprout aria-hidden />}
          {t('compass.pickMaterial')}
        </button>
        <button
          type="button"
          aria-label={named('compass.pickDeed')}
          onClick={() => takeUp({ as: 'deed', principle }, taken)}
        >
          <ListPlus aria-hidden />
          {t('compass.pickDeed')}
        </button>
        <button
          type="button"
          aria-label={named('compass.pickKeyResult')}
          onClick={() => takeUp({ as: 'key-result', principle }, taken)}
        >
          <Target aria-hidden />
          {t('compass.pickKeyResult')}
        </button>
      </div>
      {used.length > 0 && <p className={styles['used']}>{t('compass.used', { where: used.join(', ') })}</p>}
    </li>
  )
}
