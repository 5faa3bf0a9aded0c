import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { readCompass } from '../../model/compass.ts'
import type { CanvasRef } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { workshopPath } from '../paths.ts'
import styles from './Recap.module.css'
import scene from './Scene.module.css'
import { canvasName, templateOf } from './stage.ts'
import { useNoteCounts } from './use-note-counts.ts'
import { useWorkshop } from './workshop-context.ts'

/** What there is so far: the notes of each canvas, and the principles as they read now. */
export function RecapScene() {
  const t = useT()
  const { me, series } = useWorkshop()
  const sheets = series.canvases.filter((canvas) => {
    const template = templateOf(canvas)
    return template !== 'unknown' && template.kind === 'sheet'
  })
  const counts = useNoteCounts(me, sheets)
  return (
    <section className={scene['table']}>
      <article className={styles['sheet']}>
        <h1 className={styles['title']}>{t('workshop.recapTitle')}</h1>
        <div className={styles['columns']}>
          <div>
            <h2 className={styles['heading']}>{t('workshop.recapCanvases')}</h2>
            <ul className={styles['canvases']}>
              {sheets.map((canvas) => {
                const count = counts.get(canvas.id)
                return (
                  <li key={canvas.id}>
                    <Link
                      href={workshopPath(me.seriesId, me.role, canvas.id)}
                      className={styles['canvas'] ?? ''}
                    >
                      <span className={styles['name']} lang={series.language}>
                        {canvasName(canvas, series)}
                      </span>
                      <span className={styles['count']}>
                        {count === undefined
                          ? '…'
                          : count === null
                            ? '–'
                            : t('workshop.noteCount', { count })}
                      </span>
                      <ArrowRight aria-hidden />
                    </Link>
                  </li>
                )
              })}
            </ul>
          </div>
          <Principles />
        </div>
      </article>
    </section>
  )
}

function Principles() {
  const { me, series } = useWorkshop()
  for (const canvas of series.canvases) {
    const template = templateOf(canvas)
    if (template !== 'unknown' && template.kind === 'compass') {
      return <CompassSoFar key={canvas.id} canvas={canvas} template={template} seriesId={me.seriesId} />
    }
  }
  return null
}

interface CompassSoFarProps {
  readonly canvas: CanvasRef
  readonly template: CompassTemplate
  readonly seriesId: string
}

function CompassSoFar({ canvas, template, seriesId }: CompassSoFarProps) {
  const { me } = useWorkshop()
  const room = useRoom(seriesId, canvasPath(canvas), me.role, me.participantId)
  return room ? <Statements room={room} template={template} /> : <div />
}

function Statements({ room, template }: { readonly room: Room; readonly template: CompassTemplate }) {
  const t = useT()
  const { series } = useWorkshop()
  const synced = useStore(room.state, (state) => state.synced)
  const compass = useDocument(room.doc, readCompass)
  const { language } = series
  return (
    <div>
      <h2 className={styles['heading']}>{template.name[language]}</h2>
      {compass.objective.trim() !== '' && (
        <p className={styles['objective']} lang={language}>
          {compass.objective}
        </p>
      )}
      <ol className={styles['principles']}>
        {template.principles.map((principle) => {
          const made = compass.principles.find(({ key }) => key === principle.key)
          const statement = made?.statement.trim() ?? ''
          return (
            <li key={principle.key} className={styles['principle']} data-principle={principle.key}>
              <span className={styles['direction']} lang={language}>
                {principle.direction[language]}
              </span>
              {statement === '' ? (
                // What has not come is not said to be missing.
                <span className={styles['none']}>{synced ? t('workshop.recapNoPrinciple') : '…'}</span>
              ) : (
                <span className={styles['statement']} lang={language}>
                  {statement}
                </span>
              )}
              {made && made.deeds.length + made.keyResults.length > 0 && (
                <span className={styles['parts']}>
                  {t('workshop.recapParts', {
                    deeds: made.deeds.length,
                    results: made.keyResults.length,
                  })}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
