import { useT } from '../../i18n/index.ts'
import type { TextKey, Translate } from '../../i18n/index.ts'
import type { Difference, DrawnRoot, NoteChange, WordsKind } from '../../model/archive-compare.ts'
import type { Language } from '../../model/language.ts'
import styles from './Differences.module.css'

interface DifferencesProps {
  /** From the version to now. */
  readonly differences: readonly Difference[]
  readonly language: Language
}

const WHAT: Readonly<Record<NoteChange, TextKey>> = {
  text: 'history.changedText',
  field: 'history.changedField',
  place: 'history.changedPlace',
  color: 'history.changedColor',
  group: 'history.changedGroup',
}
const KIND: Readonly<Record<WordsKind, TextKey>> = {
  text: 'history.kindText',
  choice: 'history.kindChoice',
  deed: 'history.kindDeed',
  keyResult: 'history.kindKeyResult',
  group: 'history.kindGroup',
  comment: 'history.kindComment',
}
const THINGS: Readonly<Record<DrawnRoot, TextKey>> = {
  ink: 'history.kindInk',
  links: 'history.kindLinks',
  stamps: 'history.kindStamps',
  pictures: 'history.kindPictures',
}

/** What has become different since a version was kept. */
export function Differences({ differences, language }: DifferencesProps) {
  const t = useT()
  if (differences.length === 0) return <output className={styles['same']}>{t('history.same')}</output>
  return (
    <section className={styles['section']}>
      <h3 className={styles['heading']}>
        {t('history.differences')}{' '}
        <span className={styles['count']}>{t('history.differenceCount', { count: differences.length })}</span>
      </h3>
      <ul className={styles['list']}>
        {differences.map((difference) => (
          <li key={keyOf(difference)} className={styles['difference']}>
            <One difference={difference} language={language} t={t} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function keyOf(difference: Difference): string {
  if (difference.kind === 'note') return `note ${difference.note.id}`
  return `${difference.kind} ${difference.kind === 'things' ? difference.root : difference.id}`
}

interface OneProps {
  readonly difference: Difference
  readonly language: Language
  readonly t: Translate
}

function One({ difference, language, t }: OneProps) {
  const said = (words: string) => (words.trim() === '' ? t('history.noWords') : words)
  switch (difference.kind) {
    case 'note': {
      const { note, is } = difference
      return (
        <>
          <span className={styles['tag']} data-is={is}>
            {t(is === 'added' ? 'history.added' : is === 'removed' ? 'history.removed' : 'history.changed')}
            {is === 'changed' && `: ${difference.what.map((what) => t(WHAT[what])).join(', ')}`}
          </span>
          <span className={styles['swatch']} data-color={note.color} aria-hidden />
          <span lang={language}>{said(note.text)}</span>
          {is === 'changed' && difference.what.includes('text') && (
            <span className={styles['now']} lang={language}>
              {t('history.is', { words: said(difference.now.text) })}
            </span>
          )}
        </>
      )
    }
    case 'values':
      return (
        <>
          <span className={styles['tag']}>{t('history.kindValues')}</span>
          <span lang={language}>{said(difference.text)}</span>
        </>
      )
    case 'things': {
      const { root, added, removed, changed } = difference
      const parts = [
        added > 0 && t('history.thingsAdded', { count: added }),
        removed > 0 && t('history.thingsRemoved', { count: removed }),
        changed > 0 && t('history.thingsChanged', { count: changed }),
      ].filter(Boolean)
      return (
        <>
          <span className={styles['tag']}>{t(THINGS[root])}</span>
          <span>{parts.join(', ')}</span>
        </>
      )
    }
    default:
      return (
        <>
          <span className={styles['tag']}>{t(KIND[difference.kind])}</span>
          <span lang={language}>{t('history.was', { words: said(difference.before) })}</span>
          <span className={styles['now']} lang={language}>
            {t('history.is', { words: said(difference.now) })}
          </span>
        </>
      )
  }
}
