import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { ROLES } from '../../model/role.ts'
import { api } from '../../sync/api.ts'
import { forgetSeries } from '../../sync/device.ts'
import { dropDocuments } from '../../sync/kept-documents.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { notify } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'
import { scrubText } from './receipt.ts'
import styles from './SeriesDialogs.module.css'

interface DeleteDialogProps {
  readonly seriesId: string
  /** What has to be typed. */
  readonly title: string
  readonly onClose: () => void
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Deletes the series for good, once its name has been typed. */
export function DeleteDialog({ seriesId, title, onClose }: DeleteDialogProps) {
  const t = useT()
  const form = useId()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const [busy, setBusy] = useState(false)

  async function remove() {
    setBusy(true)
    const answer = await api.deleteSeries(seriesId)
    setBusy(false)
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    for (const role of ROLES) forgetSeries(seriesId, role)
    void dropDocuments(seriesId)
    navigate('/')
    const { canvases, notes, versions, participants } = answer.value.deleted
    const said = t('history.deleted', { canvases, notes, versions, participants })
    notify({
      kind: 'info',
      text: [said, scrubText(t, answer.value.scrubbed) ?? []].flat().join(' '),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.deleteSeries')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" type="submit" form={form} aria-disabled={busy || undefined}>
            {t('history.deleteYes')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const isRight = plain(typed) === plain(title)
          flushSync(() => setIsWrong(!isRight))
          if (!isRight) focusFirstInvalid(event.currentTarget)
          else if (!busy) void remove()
        }}
      >
        <p>{t('history.deleteAbout')}</p>
        <TextField
          label={t('history.deleteType', { title })}
          error={isWrong ? t('history.deleteMismatch', { title }) : null}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setIsWrong(false)
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </Dialog>
  )
}
