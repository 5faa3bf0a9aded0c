import { useState } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { STAMP_KINDS } from '../../model/stamps.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import inputs from '../../ui/TextField.module.css'
import { FieldChoice } from '../drawing/FieldChoice.tsx'
import { firstField } from '../drawing/first-field.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './StampDialog.module.css'
import { StampIcon } from './StampIcon.tsx'
import { stampName } from './stamp-name.ts'

/** Stamps without a pointer: which stamp, and into which field; there it comes where there is room. */
export function StampDialog({ onClose }: { readonly onClose: () => void }) {
  const board = useBoard()
  const { acts, drawing } = board
  const t = useT()
  const chosen = useStore(drawing, ({ stamp }) => stamp)
  const [field, setField] = useState(firstField(board))
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
        <FieldChoice value={field} onChange={setField} />
      </div>
    </Dialog>
  )
}
