import { QrCode, RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { TextKey } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import type { Role } from '../../model/role.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './Links.module.css'
import { Qr } from './Qr.tsx'

interface Texts {
  readonly what: TextKey
  /** What ends when the link is changed. */
  readonly ends: TextKey
}

const TEXTS: Readonly<Record<Role, Texts>> = {
  participant: { what: 'workshop.participantLink', ends: 'workshop.rotateParticipant' },
  viewer: { what: 'workshop.viewerLink', ends: 'workshop.rotateViewer' },
  facilitator: { what: 'workshop.facilitatorLink', ends: 'workshop.rotateFacilitator' },
}

interface LinkCardProps {
  readonly role: Role
  readonly link: string
  /** Whether it asks if the link is really to be changed. */
  readonly asks: boolean
  readonly busy: boolean
  readonly onAsk: (asks: boolean) => void
  readonly onRotate: () => void
  /** What else belongs to the role. */
  readonly children?: ReactNode
}

/** One role's link: copied, shown as a QR code, or changed to a new one. */
export function LinkCard({ role, link, asks, busy, onAsk, onRotate, children }: LinkCardProps) {
  const t = useT()
  const [qr, setQr] = useState(false)
  const asker = useFocusBack<HTMLButtonElement>(asks)
  const name = t(ROLE_NAMES[role])
  return (
    <section className={styles['card']}>
      <div className={styles['about']}>
        <h3 className={styles['role']}>{name}</h3>
        <p className={styles['hint']}>{t(TEXTS[role].what)}</p>
        {children}
      </div>
      <input
        readOnly
        className={styles['link']}
        aria-label={t('workshop.linkOf', { role: name })}
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles['acts']}>
        <CopyButton text={link} label={t('workshop.linkOf', { role: name })} />
        <Button icon={QrCode} aria-expanded={qr} onClick={() => setQr(!qr)}>
          {t('workshop.qr')}
        </Button>
        <Button ref={asker} kind="quiet" icon={RefreshCw} aria-expanded={asks} onClick={() => onAsk(!asks)}>
          {t('workshop.rotate')}
        </Button>
      </div>
      {qr && (
        <Qr
          text={link}
          label={t('workshop.qrOf', { what: t('workshop.linkOf', { role: name }) })}
          className={styles['cardQr']}
        />
      )}
      {asks && (
        <div className={styles['confirm']} role="group" aria-label={t('workshop.rotate')}>
          <p>{t(TEXTS[role].ends)}</p>
          <div className={styles['acts']}>
            <Button kind="danger" aria-disabled={busy || undefined} onClick={onRotate}>
              {t('workshop.rotateNow')}
            </Button>
            <Button onClick={() => onAsk(false)}>{t('common.cancel')}</Button>
          </div>
        </div>
      )}
    </section>
  )
}
