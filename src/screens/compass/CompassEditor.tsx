import { Lock } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isTextInput } from '../../board/keys/text-input.ts'
import { createHistory } from '../../board/state/history-store.ts'
import { sessionShelf } from '../../board/state/kept-history.ts'
import { useT } from '../../i18n/index.ts'
import { readCompass } from '../../model/compass.ts'
import type { Right } from '../../model/role.ts'
import { type CanvasRef, type Series, canvasDocument } from '../../model/series.ts'
import type { CompassTemplate, PrincipleKey } from '../../model/template.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { keepInSight } from '../../ui/keep-in-sight.ts'
import { dismissAbout } from '../../ui/notices.ts'
import { createActs } from './acts.ts'
import { CompassContext, type CompassEditing } from './compass-context.ts'
import { NotePicker } from './NotePicker.tsx'
import { ObjectiveSection } from './ObjectiveSection.tsx'
import { Origins } from './Origins.tsx'
import { elementId } from './focus.ts'
import { PARTS, partOf } from './part.ts'
import { PrincipleSection } from './PrincipleSection.tsx'
import { PrintCompass } from './PrintCompass.tsx'
import { readAnswers } from './read.ts'
import { Parts, Tools } from './Toolbar.tsx'
import { tellOthers } from './tell-others.ts'
import { tellRemoved } from './tell-removed.ts'
import { useClosing } from './use-closing.ts'
import { useKeepWriting } from './use-keep-writing.ts'
import { useParts } from './use-parts.ts'
import { useShowWanted } from './use-show-wanted.ts'
import { useUndo } from './use-undo.ts'
import { useWriters } from './writers.ts'
import styles from './CompassEditor.module.css'

export interface CompassEditorProps {
  readonly room: Room
  readonly template: CompassTemplate
  readonly series: Series
  readonly canvas: CanvasRef
  /** The part that the step is about (`objective`, `p1`, `p2`, `p3`); null: the whole compass. */
  readonly place: string | null
  readonly me: Me
  readonly right: Exclude<Right, 'none'>
}

/** The compass as one sheet that everyone writes on: the objective, three principles, deeds and key results. */
export function CompassEditor(props: CompassEditorProps) {
  const t = useT()
  const synced = useStore(props.room.state, (state) => state.synced)
  if (!synced) return <p className={styles['loading']}>{t('common.loading')}</p>
  return <Sheet {...props} />
}

function Sheet({ room, template, series, canvas, place, me, right }: CompassEditorProps) {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const compass = useDocument(room.doc, readCompass)
  const answers = useDocument(room.doc, readAnswers)
  const writers = useWriters(room)
  useEffect(() => tellOthers(room, writers), [room, writers])
  // What offered to open it would lie over it.
  useEffect(() => dismissAbout(canvas.id), [canvas.id])
  const shelfName = `${me.seriesId}.${canvas.id}.${me.participantId}`
  const documentId = canvasDocument(canvas)
  const history = useMemo(
    () => createHistory(room.doc, sessionShelf(shelfName, documentId)),
    [room, shelfName, documentId],
  )
  useEffect(() => () => history.putAway(), [history])
  const acts = useMemo(
    () => createActs(room.doc, { participantId: me.participantId, now: room.now }, history),
    [room, me.participantId, history],
  )
  const now = partOf(place)
  const { current, go } = useParts(scroller, place)
  useShowWanted(canvas.id, scroller)
  useEffect(() => (scroller.current ? keepInSight(scroller.current, isTextInput) : undefined), [])
  const [picking, setPicking] = useState<PrincipleKey | null>(null)
  const [origins, setOrigins] = useState<string | null>(null)
  const opener = useRef<Element | null>(null)
  const { undo, redo, onKeyDown } = useUndo(history, acts)
  const may = right === 'write'
  useEffect(() => (may ? tellRemoved(room, acts) : undefined), [room, acts, may])
  const onFocus = useClosing(may)
  useKeepWriting({
    root: scroller,
    name: shelfName,
    doc: room.doc,
    may,
    edited: acts.edited,
    reveal: (text) => {
      const part = PARTS.find((each) => document.getElementById(elementId(each))?.contains(text))
      if (part && text.getClientRects().length === 0) go(part, false)
    },
  })

  const openPicker = (principle: PrincipleKey) => {
    opener.current = document.activeElement
    setPicking(principle)
  }
  const closePicker = () => {
    setPicking(null)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const editing: CompassEditing = {
    room,
    series,
    canvas,
    template,
    me,
    language: series.language,
    compass,
    answers,
    may,
    acts,
    writers,
    go,
    openPicker,
    openOrigins: setOrigins,
  }

  return (
    <CompassContext value={editing}>
      {/* Undo works wherever the focus is; a text field keeps its own for what is being typed. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        className={styles['editor']}
        aria-label={template.name[series.language]}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        <div className={styles['main']}>
          <div className={styles['dock']}>
            <div className={styles['parts']}>
              <Parts current={current} now={now} onGo={go} />
            </div>
            {may && (
              <div className={styles['tools']}>
                <Tools
                  history={history}
                  onUndo={undo}
                  onRedo={redo}
                  onPick={() => openPicker(current === 'objective' ? 'p1' : current)}
                />
              </div>
            )}
          </div>
          {right === 'held' && (
            <p className={styles['held']}>
              <Lock aria-hidden />
              {t('compass.held')}
            </p>
          )}
          <div ref={scroller} className={styles['scroller']}>
            <div className={styles['sheet']}>
              <ObjectiveSection current={current === 'objective'} now={now === 'objective'} />
              {template.principles.map((principle) => {
                const words = compass.principles.find(({ key }) => key === principle.key)
                return (
                  words && (
                    <PrincipleSection
                      key={principle.key}
                      principle={words}
                      template={principle}
                      current={current === principle.key}
                      now={now === principle.key}
                    />
                  )
                )
              })}
            </div>
          </div>
        </div>
        {may && picking !== null && (
          <NotePicker principle={picking} onPrinciple={setPicking} onClose={closePicker} />
        )}
        {origins !== null && <Origins of={origins} onClose={() => setOrigins(null)} />}
        <PrintCompass />
      </section>
    </CompassContext>
  )
}
