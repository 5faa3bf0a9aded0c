import { LayoutGrid, Link as LinkIcon, Maximize, Play } from 'lucide-react'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { nextStep } from '../../facilitation/clock.ts'
import { Button } from '../../ui/Button.tsx'
import { workshopPath } from '../paths.ts'
import { CopyButton } from './CopyButton.tsx'
import { Qr } from './Qr.tsx'
import scene from './Scene.module.css'
import { canvasName } from './stage.ts'
import styles from './StartGuide.module.css'
import { shortAddress, spokenCode, useLinks } from './use-links.ts'
import { useStartStep } from './use-start-step.ts'
import { useWorkshop } from './workshop-context.ts'

/** Before the first step, for the facilitator: how people come in, and what happens next. */
export function StartGuide() {
  const t = useT()
  const [, navigate] = useLocation()
  const { me, series, open } = useWorkshop()
  const { busy, start } = useStartStep()
  const first = nextStep(series.steps, null)
  return (
    <section className={scene['table']}>
      <article className={styles['sheet']}>
        <h1 className={styles['title']}>{t('workshop.guideTitle')}</h1>
        <p className={styles['lead']}>{t('workshop.guideText')}</p>
        <ol className={styles['steps']}>
          <li className={styles['step']}>
            <h2 className={styles['heading']}>{t('workshop.guideInvite')}</h2>
            <Invite />
            <div className={styles['acts']}>
              <Button icon={Maximize} onClick={() => open('code')}>
                {t('workshop.showCode')}
              </Button>
              <Button icon={LinkIcon} onClick={() => open('links')}>
                {t('workshop.allLinks')}
              </Button>
            </div>
          </li>
          <li className={styles['step']}>
            <h2 className={styles['heading']}>{t('workshop.guideLook')}</h2>
            <p className={styles['text']}>{t('workshop.guideLookText')}</p>
            <ul className={styles['canvases']}>
              {series.canvases.map((canvas) => (
                <li key={canvas.id}>
                  <Button
                    kind="quiet"
                    icon={LayoutGrid}
                    lang={series.language}
                    onClick={() => navigate(workshopPath(me.seriesId, me.role, canvas.id))}
                  >
                    {canvasName(canvas, series)}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
          <li className={styles['step']}>
            <h2 className={styles['heading']}>{t('workshop.guideStart')}</h2>
            <p className={styles['text']}>{t('workshop.guideStartText')}</p>
            {first && (
              <Button
                kind="primary"
                size="l"
                icon={Play}
                aria-disabled={busy || undefined}
                onClick={() => start(first)}
              >
                {t('workshop.startWorkshop')}
              </Button>
            )}
          </li>
        </ol>
      </article>
    </section>
  )
}

function Invite() {
  const t = useT()
  const { me } = useWorkshop()
  const state = useLinks(me.seriesId)
  if (state.is === 'failed') {
    return (
      <div className={styles['acts']}>
        <p role="alert">{errorText(t, state.code)}</p>
        <Button onClick={() => void state.refresh()}>{t('common.retry')}</Button>
      </div>
    )
  }
  if (state.is === 'loading') return <div className={styles['invite']} />
  const { links } = state
  if (!links.joining) return <p className={styles['text']}>{t('workshop.joiningClosedNow')}</p>
  return (
    <div className={styles['invite']}>
      <Qr
        text={links.codeLink}
        label={t('workshop.qrOf', { what: t('workshop.code') })}
        className={styles['qr']}
      />
      <div className={styles['inviteWords']}>
        <p className={styles['code']}>{spokenCode(links.code)}</p>
        <p className={styles['text']}>{t('workshop.codeHint', { address: shortAddress(links.codeLink) })}</p>
        <CopyButton
          text={links.links.participant}
          label={t('workshop.linkOf', { role: t('common.roleParticipant') })}
        />
      </div>
    </div>
  )
}
