import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import type { KnownPerson } from '../../sync/protocol-http.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { templateOf } from '../workshop/stage.ts'
import { useNotesBy } from '../workshop/use-note-counts.ts'
import { useWorkshop } from '../workshop/workshop-context.ts'
import { EraseForm } from './EraseForm.tsx'

/** Erases people and words from the workshop that is open. */
export function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { me, room, series } = useWorkshop()
  const here = useStore(room.presence, ({ people }) => people)
  const sheets = series.canvases.filter((canvas) => {
    const template = templateOf(canvas)
    return template !== 'unknown' && template.kind === 'sheet'
  })
  const notes = useNotesBy(me, sheets)
  // Two may have one name: these tell them apart.
  const factsOf = ({ id }: KnownPerson) => [
    ...(notes ? [t('workshop.noteCount', { count: notes.get(id) ?? 0 })] : []),
    ...(here.has(id) ? [t('workshop.people')] : []),
  ]
  return (
    <Dialog open onClose={onClose} title={t('history.erasePeople')}>
      <EraseForm seriesId={me.seriesId} own={me.participantId} series={series} factsOf={factsOf} />
    </Dialog>
  )
}
