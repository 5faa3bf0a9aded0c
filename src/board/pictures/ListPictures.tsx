import { use, useEffect, useRef } from 'react'
import { useT } from '../../i18n/index.ts'
import { CanvasContext } from './canvas-context.ts'
import styles from './pictures.module.css'
import { PictureTools } from './PictureTools.tsx'
import { usePictureUrl, usePicturesIn, useWaiting } from './use-pictures.ts'
import type { WaitingPicture } from './waiting.ts'
import { WaitingMark } from './WaitingMark.tsx'

/** The pictures of a field as a part of the list, with the same acts as on the sheet. */
export function ListPictures({ field }: { readonly field: string }) {
  const t = useT()
  const pictures = usePicturesIn(field)
  const waiting = useWaiting(use(CanvasContext) ?? '').filter(
    ({ target }) => target.kind === 'paper' && target.field === field,
  )
  const url = usePictureUrl()
  if (pictures.length + waiting.length === 0) return null
  return (
    <ul className={styles['list']} aria-label={t('pictures.layer')}>
      {pictures.map((picture) => (
        <li key={picture.id} data-placed="pictures" data-id={picture.id}>
          <figure>
            <img
              src={url(picture.file.hash)}
              alt={picture.alt}
              width={picture.file.width}
              height={picture.file.height}
              loading="lazy"
            />
            {picture.alt.trim() !== '' && <figcaption>{picture.alt}</figcaption>}
          </figure>
          <div className={styles['tools']} role="toolbar" tabIndex={-1} aria-label={t('pictures.tools')}>
            <PictureTools picture={picture} />
          </div>
        </li>
      ))}
      {waiting.map((picture) => (
        <Waiting key={picture.id} picture={picture} />
      ))}
    </ul>
  )
}

/** One that was just brought: below all notes it would be out of sight. */
function Waiting({ picture }: { readonly picture: WaitingPicture }) {
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    item.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <li ref={item}>
      <WaitingMark picture={picture} />
    </li>
  )
}
