import { useId, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { findTemplate } from '../../model/catalogue.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Me } from '../../sync/room-types.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { CanvasHistory } from './CanvasHistory.tsx'
import styles from './HistoryDialog.module.css'

interface HistoryDialogProps {
  readonly me: Me
  readonly series: Series
  /** The canvas to begin with; null: the series' first. */
  readonly canvas: string | null
  readonly onClose: () => void
}

/** What the canvases were like earlier, as pictures: to look at, to compare, and to bring back. */
export function HistoryDialog({ me, series, canvas, onClose }: HistoryDialogProps) {
  const t = useT()
  const id = useId()
  const known = series.canvases.filter(
    ({ template, templateVersion }) => findTemplate(template, templateVersion) !== 'unknown',
  )
  const [chosen, setChosen] = useState(canvas)
  const shown = known.find((other) => other.id === chosen) ?? known[0]
  return (
    <Dialog open onClose={onClose} title={t('history.title')} wide="full">
      <div className={styles['history']}>
        <div className={styles['choice']}>
          <label htmlFor={id}>{t('history.canvas')}</label>
          <select
            id={id}
            className={styles['select']}
            value={shown?.id ?? ''}
            lang={series.language}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {known.map((other) => (
              <option key={other.id} value={other.id}>
                {nameOf(other, series)}
              </option>
            ))}
          </select>
          <p className={styles['intro']}>{t('history.intro')}</p>
        </div>
        {shown && <OneCanvas key={canvasPath(shown)} me={me} series={series} canvas={shown} />}
      </div>
    </Dialog>
  )
}

function nameOf({ template, templateVersion }: CanvasRef, { language }: Series): string {
  const found = findTemplate(template, templateVersion)
  return found === 'unknown' ? template : found.name[language]
}

interface OneCanvasProps {
  readonly me: Me
  readonly series: Series
  readonly canvas: CanvasRef
}

function OneCanvas({ me, series, canvas }: OneCanvasProps) {
  const t = useT()
  const room = useRoom(me.seriesId, canvasPath(canvas), me.role, me.participantId)
  const template = findTemplate(canvas.template, canvas.templateVersion)
  if (!room || template === 'unknown') return <p className={styles['wait']}>{t('history.loading')}</p>
  return (
    <CanvasHistory
      seriesId={me.seriesId}
      series={series}
      canvas={canvas.id}
      name={nameOf(canvas, series)}
      template={template}
      room={room}
    />
  )
}
