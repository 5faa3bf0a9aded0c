import { ArrowLeft, FileText, Image, PenTool, Printer } from 'lucide-react'
import { Link } from 'wouter'
import { useT } from '../../i18n/index.ts'
import type { PosterSize } from '../../poster/input.ts'
import type { Me } from '../../sync/room-types.ts'
import { Button } from '../../ui/Button.tsx'
import { workshopPath } from '../paths.ts'
import { SizeChoice } from './SizeChoice.tsx'
import styles from './PosterBar.module.css'
import type { FileKind } from './use-download.ts'

interface PosterBarProps {
  readonly me: Me
  readonly organisation: string
  readonly size: PosterSize
  readonly onSize: (size: PosterSize) => void
  /** The file that is being made. */
  readonly busy: FileKind | null
  readonly onPrint: () => void
  readonly onSave: (kind: FileKind) => void
}

const FILES = [
  { kind: 'pdf', icon: FileText, label: 'poster.downloadPdf' },
  { kind: 'svg', icon: PenTool, label: 'poster.downloadSvg' },
  { kind: 'png', icon: Image, label: 'poster.downloadPng' },
] as const

/** The way back, and the ways onto paper. */
export function PosterBar({ me, organisation, size, onSize, busy, onPrint, onSave }: PosterBarProps) {
  const t = useT()
  return (
    <header className={styles['bar']}>
      <Link href={workshopPath(me.seriesId, me.role)} className={styles['back']}>
        <ArrowLeft aria-hidden size={18} />
        {t('poster.back')}
      </Link>
      <div className={styles['names']}>
        <h1 className={styles['title']}>{t('poster.title')}</h1>
        <p className={styles['company']}>{organisation}</p>
      </div>
      <div className={styles['tools']}>
        <SizeChoice size={size} onSize={onSize} />
        <div className={styles['files']}>
          <Button kind="primary" icon={Printer} onClick={onPrint}>
            {t('poster.print')}
          </Button>
          {FILES.map(({ kind, icon, label }) => (
            <Button
              key={kind}
              icon={icon}
              aria-busy={busy === kind}
              disabled={busy !== null}
              onClick={() => onSave(kind)}
            >
              {t(label)}
            </Button>
          ))}
        </div>
      </div>
    </header>
  )
}
