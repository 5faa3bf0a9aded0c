import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { type Principle, readCompass } from '../../model/compass.ts'
import type { Language } from '../../model/language.ts'
import type { CanvasRef } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { formatMeasure } from '../../poster/numbers.ts'
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
  return room ? <Statements room={room} canvas={canvas} template={template} /> : <div />
}

interface StatementsProps {
  readonly room: Room
  readonly canvas: CanvasRef
  readonly template: CompassTemplate
}

function Statements({ room, canvas, template }: StatementsProps) {
  const t = useT()
  const { me, series } = useWorkshop()
  const synced = useStore(room.state, (state) => state.synced)
  const compass = useDocument(room.doc, readCompass)
  const { language } = series
  return (
    <div>
      <h2 className={styles['heading']} lang={language}>
        <Link href={workshopPath(me.seriesId, me.role, canvas.id)} className={styles['way'] ?? ''}>
          {template.name[language]}
          <ArrowRight aria-hidden />
        </Link>
      </h2>
      {compass.objective.trim() !== '' && (
        <p className={styles['objective']} lang={language}>
          <Hyphenated text={compass.objective} language={language} />
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
                  <Hyphenated text={statement} language={language} />
                </span>
              )}
              {made && <Results of={made} language={language} />}
              {made && <Parts of={made} language={language} />}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

interface MadeProps {
  readonly of: Principle
  readonly language: Language
}

/** How many deeds and key results there are; those that nobody has written yet are none. */
function Parts({ of, language }: MadeProps) {
  const t = useT()
  const deeds = of.deeds.filter(({ text }) => text.trim() !== '').length
  const results = saidResults(of, language).length
  if (deeds + results === 0) return null
  return <span className={styles['parts']}>{t('workshop.recapParts', { deeds, results })}</span>
}

const saidResults = (of: Principle, language: Language) =>
  of.keyResults
    .map((result) => ({
      id: result.id,
      words: [result.statement, result.name].map((words) => words.trim()).find(Boolean) ?? '',
      measure: formatMeasure(result, language),
    }))
    .filter(({ words, measure }) => words !== '' || measure !== '')

/** The key results that have words or a measure, with what is so now and what is wanted. */
function Results({ of, language }: MadeProps) {
  const said = saidResults(of, language)
  if (said.length === 0) return null
  return (
    <ul className={styles['results']} lang={language}>
      {said.map(({ id, words, measure }) => (
        <li key={id}>
          <Hyphenated text={words} language={language} />{' '}
          {measure !== '' && <span className={styles['measure']}>{measure}</span>}
        </li>
      ))}
    </ul>
  )
}
