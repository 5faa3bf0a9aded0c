import { Camera, ImagePlus, Trash2 } from 'lucide-react'
import { use } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { hasCamera } from '../pictures/choose.ts'
import { useBring } from '../pictures/use-bring.ts'
import { useFieldPicture, usePictureUrl, useWaiting } from '../pictures/use-pictures.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { Face } from './Face.tsx'
import styles from './ImageField.module.css'

interface ImageFieldProps {
  readonly field: string
  readonly guide: string
  readonly label: string
}

/** The place of a picture, as the customer's: until there is one, a drawn face with what it is for. */
export function ImageField({ field, guide, label }: ImageFieldProps) {
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const bring = useBring()
  const picture = useFieldPicture(field)
  const url = usePictureUrl()
  const waiting = useWaiting(use(CanvasContext) ?? '').find(({ target }) => target.field === field)
  const shown = waiting?.url ?? (picture ? url(picture.hash) : undefined)
  return (
    <figure className={styles['image']} aria-label={label} data-filled={shown !== undefined || undefined}>
      {shown === undefined ? (
        <>
          <Face className={styles['face']} />
          <figcaption className={styles['guide']}>{guide}</figcaption>
        </>
      ) : (
        <img className={styles['picture']} src={shown} alt={label} draggable={false} />
      )}
      {waiting && (
        <output className={styles['waiting']}>
          {t(waiting.state === 'held' ? 'pictures.held' : 'pictures.sending')}
        </output>
      )}
      {mayWrite && !waiting && (
        <div className={styles['tools']} data-no-drag>
          <Button icon={ImagePlus} kind="quiet" onClick={() => bring(field)}>
            {t(picture ? 'pictures.replace' : 'pictures.choose')}
          </Button>
          {hasCamera() && (
            <IconButton label={t('pictures.take')} icon={Camera} onClick={() => bring(field, true)} />
          )}
          {picture && (
            <IconButton
              label={t('pictures.removeFrom')}
              icon={Trash2}
              onClick={() => acts.setFieldPicture(field, null)}
            />
          )}
        </div>
      )}
    </figure>
  )
}
