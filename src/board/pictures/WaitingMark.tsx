import { CloudOff, LoaderCircle, X } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './pictures.module.css'
import { type WaitingPicture, forgetPicture } from './waiting.ts'

/** A picture that only this page has yet, and what it waits for. */
export function WaitingMark({ picture }: { readonly picture: WaitingPicture }) {
  const t = useT()
  const held = picture.state === 'held'
  return (
    <div className={styles['mark']} data-waiting-picture={picture.state} data-no-drag>
      <img src={picture.url} alt="" />
      <output>
        {held ? <CloudOff aria-hidden /> : <LoaderCircle aria-hidden />}
        {held ? t('pictures.held') : t('pictures.sending')}
      </output>
      {held && <IconButton label={t('pictures.giveUp')} icon={X} onClick={() => forgetPicture(picture.id)} />}
    </div>
  )
}
