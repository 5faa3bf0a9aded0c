import { useT } from '../../i18n/index.ts'
import styles from './pictures.module.css'
import { PictureTools } from './PictureTools.tsx'
import { usePictureUrl, usePicturesIn } from './use-pictures.ts'

/** The pictures of a field as a part of the list, with the same acts as on the sheet. */
export function ListPictures({ field }: { readonly field: string }) {
  const t = useT()
  const pictures = usePicturesIn(field)
  const url = usePictureUrl()
  if (pictures.length === 0) return null
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
    </ul>
  )
}
