import { useT } from '../../i18n/index.ts'
import { Qr } from './Qr.tsx'
import { useJoinCode } from './use-join-code.ts'
import { shortAddress, spokenCode } from './use-links.ts'
import styles from './WallCode.module.css'
import { useWorkshop } from './workshop-context.ts'

/** On the screen on the wall: who comes late finds the way in without asking anybody. */
export function WallCode() {
  const t = useT()
  const { me } = useWorkshop()
  const way = useJoinCode(me.seriesId)
  if (!way) return null
  return (
    <div className={styles['way']}>
      <p className={styles['words']}>
        <span className={styles['address']}>{shortAddress(way.codeLink)}</span>
        <span className={styles['code']}>{spokenCode(way.code)}</span>
      </p>
      <div className={styles['qr']}>
        <Qr text={way.codeLink} label={t('workshop.qrOf', { what: spokenCode(way.code) })} />
      </div>
    </div>
  )
}
