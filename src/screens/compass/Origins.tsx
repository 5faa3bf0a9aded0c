import { useState } from 'react'
import { Link } from 'wouter'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { useT } from '../../i18n/index.ts'
import type { Source } from '../../model/compass.ts'
import type { Note } from '../../model/note.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { workshopPath } from '../paths.ts'
import { canvasName, fieldHeadings } from './canvas-name.ts'
import { ReadOnce } from './CanvasNotes.tsx'
import { useCompass } from './compass-context.ts'
import { fateOf, sourcesOf } from './origins.ts'
import styles from './Origins.module.css'

interface OriginsProps {
  /** A principle's key, or the id of a deed or a key result. */
  readonly of: string
  readonly onClose: () => void
}

/** The notes that something grew from: their words then, where they are, and what became of them since. */
export function Origins({ of, onClose }: OriginsProps) {
  const t = useT()
  const { compass, series, canvas: own, answers, me } = useCompass()
  const sources = sourcesOf(compass, of)
  /* One canvas after another, so that a tab never holds many connections. */
  const [read, setRead] = useState<ReadonlyMap<string, readonly Note[] | null>>(new Map())
  const isKnown = (id: string) => series.canvases.some((canvas) => canvas.id === id)
  const next = series.canvases.find(
    ({ id }) => id !== own.id && !read.has(id) && sources.some(({ canvas }) => canvas === id),
  )
  const notesOf = (canvas: string) => (canvas === own.id ? answers : read.get(canvas))

  return (
    <Dialog open onClose={onClose} title={t('compass.originsTitle')}>
      <p className={styles['intro']}>{t('compass.originsIntro')}</p>
      <ul className={styles['list']}>
        {sources.map((source) => (
          <Origin
            key={source.id}
            source={source}
            notes={notesOf(source.canvas)}
            loading={isKnown(source.canvas) && notesOf(source.canvas) === undefined}
            onGo={onClose}
          />
        ))}
      </ul>
      {next !== undefined && (
        <ReadOnce
          key={next.id}
          me={me}
          canvas={next}
          onRead={(canvas, notes) => setRead((before) => new Map(before).set(canvas, notes))}
        />
      )}
    </Dialog>
  )
}

interface OriginProps {
  readonly source: Source
  /** The notes of its canvas; null or undefined when they could not be had, or not yet. */
  readonly notes: readonly Note[] | null | undefined
  readonly loading: boolean
  readonly onGo: () => void
}

function Origin({ source, notes, loading, onGo }: OriginProps) {
  const t = useT()
  const { series, language, me, canvas: own } = useCompass()
  const canvas = series.canvases.find(({ id }) => id === source.canvas)
  const fate = notes ? fateOf(source, notes) : null
  const heading =
    canvas && fate && fate.is !== 'removed' ? fieldHeadings(canvas, language).get(fate.field) : undefined
  const name = canvas ? canvasName(canvas, language) : null
  return (
    <li className={styles['origin']}>
      <blockquote className={styles['words']} lang={language}>
        <Hyphenated text={source.words} language={language} />
      </blockquote>
      <p className={styles['from']} lang={language}>
        {[name ?? t('compass.originNoCanvas'), heading].filter(Boolean).join(' · ')}
      </p>
      {loading && <p className={styles['fate']}>{t('compass.originLoading')}</p>}
      {fate?.is === 'removed' && <p className={styles['fate']}>{t('compass.originRemoved')}</p>}
      {fate?.is === 'same' && <p className={styles['fate']}>{t('compass.originSame')}</p>}
      {fate?.is === 'changed' && (
        <p className={styles['fate']}>
          {t('compass.originChanged')}{' '}
          <span lang={language}>
            ”<Hyphenated text={fate.now} language={language} />”
          </span>
        </p>
      )}
      {canvas && canvas.id !== own.id && (
        <Link className={styles['go']} href={workshopPath(me.seriesId, me.role, canvas.id)} onClick={onGo}>
          {t('compass.originGo', { canvas: name ?? '' })}
        </Link>
      )}
    </li>
  )
}
