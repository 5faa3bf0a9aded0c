import type { ReactNode } from 'react'
import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'
import { useT } from '../../i18n/index.ts'
import type { Me } from '../../sync/room-types.ts'
import { workshopPath } from '../paths.ts'
import styles from './PosterMessage.module.css'

/** Says why there is no poster to show, and leads on. */
export function PosterMessage({
  me,
  title,
  text,
  children,
}: {
  readonly me: Me
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  const t = useT()
  return (
    <main className={styles['page']}>
      <h1 className={styles['title']}>{title}</h1>
      <p className={styles['text']}>{text}</p>
      {children}
      <Link href={workshopPath(me.seriesId, me.role)} className={styles['back']}>
        <ArrowLeft aria-hidden size={18} />
        {t('poster.back')}
      </Link>
    </main>
  )
}
