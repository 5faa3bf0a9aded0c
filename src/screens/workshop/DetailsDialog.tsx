import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { MAX_NAME, MAX_TITLE } from '../../model/limits.ts'
import { api } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './DetailsDialog.module.css'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** What the sheets' headers and the poster name. */
export function DetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const form = useId()
  const { me, series } = useWorkshop()
  const { busy, run } = useCommand()
  const [title, setTitle] = useState(series.title)
  const [organisation, setOrganisation] = useState(series.organisation)
  const [place, setPlace] = useState(series.place)
  const [missing, setMissing] = useState(false)

  async function save() {
    const change = { title: title.trim(), organisation: organisation.trim(), place: place.trim() }
    const done = await run('details', () => api.updateSeries(me.seriesId, change))
    if (done !== null) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('workshop.details')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} kind="primary" aria-disabled={busy('details') || undefined}>
            {t('common.save')}
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
          flushSync(() => setMissing(title.trim() === ''))
          const fits =
            title.length <= MAX_TITLE && organisation.length <= MAX_NAME && place.length <= MAX_NAME
          if (title.trim() === '' || !fits) focusFirstInvalid(event.currentTarget)
          else void save()
        }}
      >
        <TextField
          label={t('workshop.organisation')}
          hint={t('workshop.organisationHint')}
          value={organisation}
          onChange={setOrganisation}
          maxLength={MAX_NAME}
          autoComplete="organization"
        />
        <TextField
          label={t('workshop.place')}
          hint={t('workshop.placeHint')}
          value={place}
          onChange={setPlace}
          maxLength={MAX_NAME}
        />
        <TextField
          label={t('workshop.title')}
          hint={t('workshop.titleHint')}
          error={missing ? t('workshop.titleMissing') : null}
          value={title}
          onChange={(value) => {
            setTitle(value)
            setMissing(false)
          }}
          maxLength={MAX_TITLE}
        />
      </form>
    </Dialog>
  )
}
