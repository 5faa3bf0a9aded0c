import { useId } from 'react'
import { useStore } from 'zustand'
import { type TextKey, useT } from '../../i18n/index.ts'
import styles from './Beside.module.css'
import { type Seam, besideChoice } from './beside-choice.ts'

const SEAMS: readonly { readonly seam: Seam; readonly label: TextKey }[] = [
  { seam: 'inner', label: 'fit.seamInner' },
  { seam: 'outer', label: 'fit.seamOuter' },
  { seam: 'whole', label: 'fit.seamWhole' },
]

/** Which fields of the two sheets lie against each other. */
export function SeamChoice() {
  const t = useT()
  const name = useId()
  const chosen = useStore(besideChoice, (state) => state.seam)
  return (
    <fieldset className={styles['seams']} aria-label={t('fit.seam')}>
      {SEAMS.map(({ seam, label }) => (
        <label key={seam} className={styles['seam']}>
          <input
            type="radio"
            name={name}
            checked={seam === chosen}
            onChange={() => besideChoice.setState({ seam })}
          />
          {t(label)}
        </label>
      ))}
    </fieldset>
  )
}
