import { Face } from './Face.tsx'
import styles from './ImageField.module.css'

interface ImageFieldProps {
  readonly guide: string
  readonly label: string
}

/** The place of the customer's picture: until there is one, a drawn face with what it is for. */
export function ImageField({ guide, label }: ImageFieldProps) {
  return (
    <figure className={styles['image']} aria-label={label}>
      <Face className={styles['face']} />
      <figcaption className={styles['guide']}>{guide}</figcaption>
    </figure>
  )
}
