import { useT } from '../../i18n/index.ts'
import styles from './JoinWay.module.css'
import { Qr } from './Qr.tsx'
import { shortAddress, spokenCode } from './use-links.ts'

interface JoinWayProps {
  readonly code: string
  /** The address that the QR code holds. */
  readonly codeLink: string
  /** Something else is on the screen, too. */
  readonly shares?: boolean
}

/** Address, code and QR code, to be read from ten metres, on the night. */
export function JoinWay({ code, codeLink, shares }: JoinWayProps) {
  const t = useT()
  return (
    <div className={styles['way']} data-shares={shares}>
      <div className={styles['words']}>
        <p className={styles['lead']}>{t('workshop.projectAddress')}</p>
        <p className={styles['address']}>{shortAddress(codeLink)}</p>
        <p className={styles['lead']}>{t('workshop.projectCode')}</p>
        <p className={styles['code']}>
          <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
        </p>
      </div>
      <div className={styles['scan']}>
        <Qr text={codeLink} label={t('workshop.qrOf', { what: spokenCode(code) })} />
        <p className={styles['lead']}>{t('workshop.projectQr')}</p>
      </div>
    </div>
  )
}
