import { ListOrdered, QrCode, Search } from 'lucide-react'
import { Suspense } from 'react'
import { Link } from 'wouter'
import { currentStep, stepCount } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import { CompassRose } from '../../ui/CompassRose.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { TimerControls, WallCode } from './parts.ts'
import { People } from './People.tsx'
import { SavedState } from './SavedState.tsx'
import { TimerFace } from './TimerFace.tsx'
import styles from './TopBar.module.css'
import { useWorkshop } from './workshop-context.ts'

/** Whose workshop, which step, how long, who is here, and whether it is saved. */
export function TopBar({ rooms }: { readonly rooms: readonly (Room | null)[] }) {
  const t = useT()
  const { me, series, room, runs, open } = useWorkshop()
  const step = currentStep(series.steps, series.current)
  const { timer } = series
  const company = series.organisation || series.title
  return (
    <header className={styles['bar']}>
      <div className={styles['where']}>
        <Link
          href="/"
          className={styles['sign'] ?? ''}
          aria-label={t('common.toStart')}
          title={t('common.toStart')}
        >
          <CompassRose plain />
        </Link>
        {runs && (
          <IconButton
            className={styles['agenda']}
            label={t('workshop.agenda')}
            icon={ListOrdered}
            onClick={() => open('agenda')}
          />
        )}
        <div className={styles['names']} lang={series.language}>
          <span className={styles['company']}>{company}</span>
          <span className={styles['step']} title={step?.title}>
            {step ? (
              <>
                <span className={styles['workshop']}>
                  {t('workshop.workshop', { number: step.workshop })} ·{' '}
                </span>
                <span className={styles['count']}>{shortCount(stepCount(series.steps, step))} · </span>
                {step.title}
              </>
            ) : (
              t('workshop.notStarted')
            )}
          </span>
        </div>
      </div>
      <div className={styles['time']}>
        {timer && <TimerFace timer={timer} now={room.now} speaks />}
        {runs && step && (
          <div className={styles['controls']}>
            <Suspense>
              <TimerControls />
            </Suspense>
          </div>
        )}
      </div>
      <div className={styles['who']}>
        <Suspense>{me.role === 'viewer' && step && series.codeOnWall && <WallCode />}</Suspense>
        {runs && (
          <IconButton
            className={styles['code']}
            label={t('workshop.showCode')}
            icon={QrCode}
            onClick={() => open('code')}
          />
        )}
        <IconButton
          className={styles['search']}
          label={t('search.title')}
          icon={Search}
          onClick={() => open('search')}
        />
        <div className={styles['people']}>
          <People />
        </div>
        <SavedState rooms={rooms} />
        <MoreMenu />
      </div>
    </header>
  )
}

const shortCount = ({ at, of }: { readonly at: number; readonly of: number }): string => `${at}/${of}`
