import { useT } from '../../i18n/index.ts'
import type { TextKey, Translate } from '../../i18n/index.ts'
import type { Difference, DrawnRoot, NoteChange, WordsKind } from '../../model/archive-compare.ts'
import type { Language } from '../../model/language.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import { placeName } from '../search/place-name.ts'
import styles from './Differences.module.css'
import { keyResultFigures } from './figures.ts'

interface DifferencesProps {
  /** From the version to now. */
  readonly differences: readonly Difference[]
  readonly template: CanvasTemplate
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
export function Differences({ differences, template, language }: DifferencesProps) {
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
            <One difference={difference} template={template} language={language} t={t} />
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
  readonly template: CanvasTemplate
  readonly language: Language
  readonly t: Translate
}

function One({ difference, template, language, t }: OneProps) {
  const place = (field: string) => placeName(template, field, language)
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
          <span className={styles['place']} lang={language}>
            {is === 'changed' && difference.what.includes('field')
              ? t('history.fieldFromTo', { from: place(note.at.field), to: place(difference.now.at.field) })
              : place(note.at.field)}
          </span>
        </>
      )
    }
    case 'values':
      return (
        <>
          <span className={styles['tag']}>{t('history.kindValues')}</span>
          <span lang={language}>{said(difference.text)}</span>
          <WasAndIs
            before={said(keyResultFigures(difference.before, language))}
            now={said(keyResultFigures(difference.now, language))}
            language={language}
          />
        </>
      )
    case 'moved':
      return (
        <>
          <span className={styles['tag']}>{t('history.kindMoved')}</span>
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
    case 'choice':
      return (
        <Words
          tag={t(KIND.choice)}
          place={place(difference.id)}
          before={optionName(template, difference.id, difference.before, language)}
          now={optionName(template, difference.id, difference.now, language)}
          language={language}
        />
      )
    default:
      return (
        <Words
          tag={t(KIND[difference.kind])}
          place={difference.kind === 'text' ? place(difference.id) : ''}
          before={difference.before}
          now={difference.now}
          language={language}
        />
      )
  }
}

interface WordsProps {
  readonly tag: string
  /** The field, or the part of the compass; empty: the tag says enough. */
  readonly place: string
  /** Empty: it was not there. */
  readonly before: string
  readonly now: string
  readonly language: Language
}

function Words({ tag, place, before, now, language }: WordsProps) {
  const t = useT()
  const is = before === '' ? 'added' : now === '' ? 'removed' : undefined
  return (
    <>
      <span className={styles['tag']} data-is={is}>
        {tag}
        {is && `: ${t(is === 'added' ? 'history.added' : 'history.removed').toLowerCase()}`}
      </span>
      {place !== '' && (
        <span className={styles['place']} lang={language}>
          {place}
        </span>
      )}
      {is ? (
        <span lang={language}>{before || now}</span>
      ) : (
        <WasAndIs before={before} now={now} language={language} />
      )}
    </>
  )
}

function WasAndIs({ before, now, language }: Pick<WordsProps, 'before' | 'now' | 'language'>) {
  const t = useT()
  return (
    <>
      <span className={styles['now']} lang={language}>
        {t('history.was', { words: before })}
      </span>
      <span className={styles['now']} lang={language}>
        {t('history.is', { words: now })}
      </span>
    </>
  )
}

/** What an option of a choice is called; empty when nothing was chosen. */
function optionName(template: CanvasTemplate, choice: string, option: string, language: Language): string {
  if (template.kind === 'compass') return option
  const field = template.fields.find(({ key }) => key === choice.split('.')[0])
  const options = field?.type === 'rows' ? (field.choice?.options ?? []) : []
  return options.find(({ key }) => key === option)?.heading[language] ?? option
}
