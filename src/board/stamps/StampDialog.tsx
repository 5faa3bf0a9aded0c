import { useState } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { STAMP_KINDS } from '../../model/stamps.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import inputs from '../../ui/TextField.module.css'
import { useBoard } from '../state/board-context.ts'
import styles from './StampDialog.module.css'
import { StampIcon } from './StampIcon.tsx'
import { stampName } from './stamp-name.ts'

/** Stamps without a pointer: which stamp, and into which field; there it comes where there is room. */
export function StampDialog({ onClose }: { readonly onClose: () => void }) {
  const { template, geometry, acts, state, drawing } = useBoard()
  const t = useT()
  const chosen = useStore(drawing, ({ stamp }) => stamp)
  const fields = template.fields.filter(({ key }) => geometry.fields.has(key))
  const [field, setField] = useState(state.getState().field ?? fields[0]?.key ?? '')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('drawing.stampTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            onClick={() => {
              acts.stampInto(chosen, field)
              onClose()
            }}
          >
            {t('drawing.stampDo')}
          </Button>
        </>
      }
    >
      <div className={styles['content']}>
        <fieldset className={styles['kinds']}>
          <legend className={inputs['label']}>{t('drawing.whichStamp')}</legend>
          {STAMP_KINDS.map((kind) => (
            <label key={kind} className={styles['kind']}>
              <input
                type="radio"
                name="stamp"
                checked={kind === chosen}
                onChange={() => drawing.setState({ stamp: kind })}
              />
              <StampIcon kind={kind} className={styles['glyph']} />
              <span>{t(stampName[kind])}</span>
            </label>
          ))}
        </fieldset>
        <label className={inputs['field']}>
          <span className={inputs['label']}>{t('drawing.placeField')}</span>
          <select
            className={inputs['input']}
            value={field}
            onChange={(event) => setField(event.currentTarget.value)}
          >
            {fields.map(({ key }) => (
              <option key={key} value={key}>
                {acts.heading(key)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Dialog>
  )
}
