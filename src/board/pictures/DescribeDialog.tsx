import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { pictureAlt } from '../../model/pictures.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useBoard, useThings } from '../state/board-context.ts'
import { SharedTextArea } from '../text/SharedTextArea.tsx'
import { describing } from './describing.ts'
import styles from './pictures.module.css'
import { usePictureUrl } from './use-pictures.ts'

const close = () => describing.setState({ id: null })

/** Asks kindly what is to be seen on a picture. */
export function DescribeDialog() {
  const { room, acts, language } = useBoard()
  const t = useT()
  const id = useStore(describing, (state) => state.id)
  const picture = useThings('pictures').get(id ?? '')
  const url = usePictureUrl()
  const text = useMemo(() => (id === null ? null : pictureAlt(room.doc, id)), [room, id])
  if (!picture || !text) return null
  return (
    <Dialog
      open
      onClose={close}
      title={t('pictures.describe')}
      footer={
        <Button kind="primary" onClick={close}>
          {t('pictures.done')}
        </Button>
      }
    >
      <div className={styles['describe']}>
        <img src={url(picture.file.hash)} alt="" />
        <p>{t('pictures.describeAbout')}</p>
        <SharedTextArea
          text={text}
          label={t('pictures.describe')}
          maxLength={MAX_NOTE_TEXT}
          multiline={false}
          lang={language}
          onEdit={(before, after) => acts.wrote({ of: 'picture', id: picture.id }, before, after)}
          onDone={close}
        />
      </div>
    </Dialog>
  )
}
