import { X } from 'lucide-react'
import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { SeriesLinks } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { coverPage } from '../../ui/top-dialog.ts'
import styles from './JoinProjection.module.css'
import { Qr } from './Qr.tsx'
import { shortAddress, spokenCode, useLinks } from './use-links.ts'
import { useWorkshop } from './workshop-context.ts'

/** The way in for a whole room: address, code and QR code, to be read from ten metres. Fills the window. */
export function JoinProjection({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { me, series } = useWorkshop()
  const state = useLinks(me.seriesId)
  const element = useRef<HTMLDialogElement>(null)
  const closed = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const dialog = element.current
    if (!dialog) return undefined
    dialog.showModal()
    const uncover = coverPage(dialog)
    const onNativeClose = () => closed()
    dialog.addEventListener('close', onNativeClose)
    return () => {
      dialog.removeEventListener('close', onNativeClose)
      uncover()
      if (dialog.open) dialog.close()
    }
  }, [])

  return (
    <dialog ref={element} className={styles['projection']} aria-label={t('workshop.code')}>
      <header className={styles['head']}>
        <span lang={series.language}>{series.organisation || series.title}</span>
        <IconButton className={styles['close']} label={t('common.close')} icon={X} onClick={onClose} />
      </header>
      {state.is === 'there' && <Way links={state.links} />}
      {state.is === 'failed' && (
        <div className={styles['wait']}>
          <p role="alert">{errorText(t, state.code)}</p>
          <Button size="l" onClick={() => void state.refresh()}>
            {t('common.retry')}
          </Button>
        </div>
      )}
      {state.is === 'loading' && <p className={styles['wait']}>{t('common.loading')}</p>}
    </dialog>
  )
}

function Way({ links }: { readonly links: SeriesLinks }) {
  const t = useT()
  if (!links.joining) return <p className={styles['wait']}>{t('workshop.joiningClosedNow')}</p>
  return (
    <div className={styles['way']}>
      <div className={styles['words']}>
        <p className={styles['lead']}>{t('workshop.projectAddress')}</p>
        <p className={styles['address']}>{shortAddress(links.codeLink)}</p>
        <p className={styles['lead']}>{t('workshop.projectCode')}</p>
        <p className={styles['code']}>
          <span>{links.code.slice(0, 3)}</span> <span>{links.code.slice(3)}</span>
        </p>
      </div>
      <div className={styles['scan']}>
        <Qr text={links.codeLink} label={t('workshop.qrOf', { what: spokenCode(links.code) })} />
        <p className={styles['lead']}>{t('workshop.projectQr')}</p>
      </div>
    </div>
  )
}
