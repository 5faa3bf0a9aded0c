import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { useLocation } from 'wouter'
import { type CopyAsk, copyAsk } from '../../board/copy/copy-ask.ts'
import { showOnCanvas } from '../../board/show/wanted.ts'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import inputs from '../../ui/TextField.module.css'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { workshopPath } from '../paths.ts'
import { stageOf } from '../workshop/stage.ts'
import { useWorkshop } from '../workshop/workshop-context.ts'
import styles from './CopyDialog.module.css'
import { copyNotes } from './copy-notes.ts'
import { targetsOf } from './targets.ts'

const close = () => copyAsk.setState({ ask: null })

/** Asks to which canvas and field notes are copied, when somebody wants that. */
export function CopyDialog() {
  const ask = useStore(copyAsk, (state) => state.ask)
  return ask && <Ask ask={ask} />
}

function Ask({ ask }: { readonly ask: CopyAsk }) {
  const t = useT()
  const id = useId()
  const { me, series, chosen } = useWorkshop()
  const [, navigate] = useLocation()
  const stage = stageOf(series, chosen)
  const targets = targetsOf(series, me, stage.kind === 'canvas' ? stage.canvas.id : '')
  const [wanted, setWanted] = useState<string | null>(null)
  const [wantedField, setWantedField] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const target = targets.find(({ canvas }) => canvas.id === wanted) ?? targets.find(({ open }) => open)
  const field = target?.fields.find(({ key }) => key === wantedField) ?? target?.fields[0]
  const count = ask.notes.length

  async function copy(): Promise<void> {
    if (!target || !field || busy) return
    setBusy(true)
    const copied = await copyNotes(me, target, field.key, ask)
    setBusy(false)
    if (!copied.ok && copied.why !== 'unsaved') {
      const full = t('writing.copyFull', { canvas: target.name, max: MAX_NOTES })
      notify({ kind: 'error', text: copied.why === 'full' ? full : t('writing.copyUnreachable') })
      return
    }
    close()
    if (!copied.ok) return notify({ kind: 'info', text: t('writing.copyUnsaved', { canvas: target.name }) })
    const { canvas } = target
    notify({
      kind: 'info',
      text: t('writing.copied', { count, canvas: target.name, field: field.name }),
      action: {
        label: t('writing.copyGo'),
        onSelect: () => {
          navigate(workshopPath(me.seriesId, me.role, canvas.id))
          showOnCanvas({ canvas: canvas.id, kind: 'note', id: copied.first, field: field.key })
        },
      },
    })
  }
  return (
    <Dialog
      open
      onClose={close}
      title={t('writing.copyTitle', { count })}
      footer={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form={id}
            disabled={!target?.open || !field}
            aria-disabled={busy || undefined}
          >
            {t('writing.copyDo', { count })}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles['form']}
        lang={series.language}
        onSubmit={(event) => {
          event.preventDefault()
          announce(t('writing.copying'))
          void copy()
        }}
      >
        {target ? (
          <>
            <label className={inputs['field']}>
              <span className={inputs['label']}>{t('writing.copyCanvas')}</span>
              <select
                className={inputs['input']}
                value={target.canvas.id}
                onChange={(event) => setWanted(event.currentTarget.value)}
              >
                {targets.map(({ canvas, name, open }) => (
                  <option key={canvas.id} value={canvas.id} disabled={!open}>
                    {open ? name : t('writing.copyClosed', { canvas: name })}
                  </option>
                ))}
              </select>
            </label>
            {!target.open && <p role="alert">{t('writing.copyClosedNow', { canvas: target.name })}</p>}
            <fieldset className={styles['fields']}>
              <legend className={inputs['label']}>{t('writing.copyField')}</legend>
              {target.fields.map(({ key, name }) => (
                <label key={key} className={styles['field']}>
                  <input
                    type="radio"
                    name={`${id}-field`}
                    checked={key === field?.key}
                    onChange={() => setWantedField(key)}
                  />
                  <span>{name}</span>
                </label>
              ))}
            </fieldset>
          </>
        ) : (
          <p>{t('writing.copyNowhere')}</p>
        )}
      </form>
    </Dialog>
  )
}
