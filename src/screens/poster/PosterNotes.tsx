import { CircleCheck, CloudOff, TriangleAlert } from 'lucide-react'
import { Link } from 'wouter'
import { useT } from '../../i18n/index.ts'
import type { PosterInput } from '../../poster/input.ts'
import type { PosterLayout } from '../../poster/layout.ts'
import type { Connection, Me } from '../../sync/room-types.ts'
import { workshopPath } from '../paths.ts'
import styles from './PosterNotes.module.css'
import { warningText } from './warning-text.ts'

interface PosterNotesProps {
  readonly me: Me
  readonly compassId: string
  readonly input: PosterInput
  readonly layout: PosterLayout
  readonly connection: Connection
}

/** What the poster says about itself before it is printed: what is missing, too long, or not up to date. */
export function PosterNotes({ me, compassId, input, layout, connection }: PosterNotesProps) {
  const t = useT()
  const missing = layout.warnings.filter(({ kind }) => kind === 'empty')
  const others = layout.warnings.filter(({ kind }) => kind !== 'empty')
  const isEmpty = missing.length === input.principles.length + 1
  const shown = isEmpty ? others : layout.warnings
  const isStale = connection.is === 'offline' || connection.is === 'ended'
  return (
    <div className={styles['notes']}>
      {isStale && (
        <output className={styles['stale']}>
          <CloudOff aria-hidden size={20} />
          {t(connection.is === 'ended' ? 'poster.ended' : 'poster.offline')}
        </output>
      )}
      {isEmpty && (
        <section className={styles['part']}>
          <h2 className={styles['heading']}>{t('poster.emptyTitle')}</h2>
          <p>{t('poster.emptyText')}</p>
        </section>
      )}
      {shown.length > 0 && (
        <section className={styles['part']}>
          <h2 className={styles['heading']}>
            <TriangleAlert aria-hidden size={20} />
            {t('poster.warnings')}
          </h2>
          <ul className={styles['list']}>
            {shown.map((warning) => {
              const text = warningText(t, warning, input)
              return <li key={text}>{text}</li>
            })}
          </ul>
        </section>
      )}
      {layout.warnings.length === 0 && (
        <p className={styles['fine']}>
          <CircleCheck aria-hidden size={20} />
          {t(input.size === 'A3' ? 'poster.fine' : 'poster.fineSmall')}
        </p>
      )}
      <p className={styles['hint']}>{t('poster.printHint', { size: input.size })}</p>
      {me.role !== 'viewer' && (
        <Link href={workshopPath(me.seriesId, me.role, compassId)} className={styles['link']}>
          {t('poster.toCompass')}
        </Link>
      )}
    </div>
  )
}
