import { X } from 'lucide-react'
import { useEffectEvent, useLayoutEffect, useRef } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { coverPage } from '../../ui/top-dialog.ts'
import styles from './JoinProjection.module.css'
import { JoinWay } from './JoinWay.tsx'
import { useLinks } from './use-links.ts'
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
      {state.is === 'there' &&
        (state.links.joining ? (
          <JoinWay {...state.links} />
        ) : (
          <p className={styles['wait']}>{t('workshop.joiningClosedNow')}</p>
        ))}
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
