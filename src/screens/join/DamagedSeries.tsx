import { useEffect, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import { readDeviceSeries } from '../../sync/device.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DeleteDialog } from '../history/DeleteDialog.tsx'
import { EraseForm } from '../history/EraseForm.tsx'
import { KeptTexts } from '../kept/parts.tsx'
import { Gate } from './Gate.tsx'

/**
 * A series that cannot be opened, since its own document is damaged: whoever runs it can still erase from what can be read, and
 * delete all of it; everybody gets what their device has.
 */
export function DamagedSeries({ seriesId }: { readonly seriesId: string }) {
  const t = useT()
  const runs = useRuns(seriesId)
  const [open, setOpen] = useState<'erase' | 'delete' | null>(null)
  const known = readDeviceSeries().find(({ id }) => id === seriesId)
  const close = () => setOpen(null)
  return (
    <Gate title={t('join.troubleTitle')} text={errorText(t, 'damaged')}>
      <Button kind="primary" size="l" onClick={() => window.location.reload()}>
        {t('common.retry')}
      </Button>
      {runs && (
        <>
          <Button onClick={() => setOpen('erase')}>{t('history.erasePeople')}</Button>
          <Button onClick={() => setOpen('delete')}>{t('history.deleteSeries')}</Button>
        </>
      )}
      <KeptTexts seriesId={seriesId} whole />
      {open === 'erase' && (
        <Dialog open onClose={close} title={t('history.erasePeople')}>
          <EraseForm seriesId={seriesId} own={null} series={null} factsOf={() => []} />
        </Dialog>
      )}
      {open === 'delete' && (
        <DeleteDialog
          seriesId={seriesId}
          title={known?.organisation || known?.title || seriesId}
          onClose={close}
        />
      )}
    </Gate>
  )
}

/** Whether this device runs the series; the server says it, since the series itself cannot. */
function useRuns(seriesId: string): boolean {
  const [runs, setRuns] = useState(false)
  useEffect(() => {
    let isOver = false
    async function ask() {
      const answer = await api.knownPeople(seriesId)
      if (!isOver) setRuns(answer.ok)
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [seriesId])
  return runs
}
