import { useEffect, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import { readDeviceSeries } from '../../sync/device.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ArchiveDialog } from '../history/ArchiveDialog.tsx'
import { DeleteDialog } from '../history/DeleteDialog.tsx'
import { EraseForm } from '../history/EraseForm.tsx'
import { KeptTexts } from '../kept/parts.tsx'
import { Gate } from './Gate.tsx'

/**
 * A series that cannot be opened, since its own document is damaged: whoever runs it can still save what can be read as an archive,
 * erase from it, and delete all of it; everybody gets what their device has.
 */
export function DamagedSeries({ seriesId }: { readonly seriesId: string }) {
  const t = useT()
  const own = useOwn(seriesId)
  const [open, setOpen] = useState<'archive' | 'erase' | 'delete' | null>(null)
  const known = readDeviceSeries().find(({ id }) => id === seriesId)
  const close = () => setOpen(null)
  return (
    <Gate title={t('join.troubleTitle')} text={errorText(t, 'damaged')}>
      <Button kind="primary" size="l" onClick={() => window.location.reload()}>
        {t('common.retry')}
      </Button>
      {/* Before what takes away. */}
      <KeptTexts seriesId={seriesId} whole />
      {own !== null && (
        <>
          <Button onClick={() => setOpen('archive')}>{t('history.archive')}</Button>
          <Button onClick={() => setOpen('erase')}>{t('history.erasePeople')}</Button>
          <Button onClick={() => setOpen('delete')}>{t('history.deleteSeries')}</Button>
        </>
      )}
      {open === 'archive' && <ArchiveDialog seriesId={seriesId} series={null} onClose={close} />}
      {open === 'erase' && own !== null && (
        <Dialog open onClose={close} title={t('history.erasePeople')}>
          <EraseForm seriesId={seriesId} own={own} series={null} factsOf={() => []} />
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

/** Who this device is as a facilitator, by the server's word, since the series itself cannot say it; null: none, or not known yet. */
function useOwn(seriesId: string): string | null {
  const [own, setOwn] = useState<string | null>(null)
  useEffect(() => {
    let isOver = false
    async function ask() {
      const answer = await api.knownPeople(seriesId)
      if (!isOver) setOwn(answer.ok ? answer.value.own : null)
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [seriesId])
  return own
}
