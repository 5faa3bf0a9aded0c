import { Suspense, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { currentStep } from '../../facilitation/clock.ts'
import { besideChoice } from '../../board/beside/beside-choice.ts'
import { answeredSheet } from '../../board/links/answered-sheet.ts'
import { readStarted } from '../../model/progress.ts'
import type { Series } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { loadRestWhenIdle } from '../../ui/on-demand.tsx'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { LeftBehind } from '../kept/parts.tsx'
import { useSearchKey } from '../search/use-search-key.ts'
import { ConnectionBar } from './ConnectionBar.tsx'
import { Backstage, CopyDialog, Dialogs, EndedScreen, FollowBar, HeldBar, Rail } from './parts.ts'
import { holdsUnsaved } from './saved-state.ts'
import { Stage } from './Stage.tsx'
import { StageBar } from './StageBar.tsx'
import { canvasName, templateOf } from './stage.ts'
import { TopBar } from './TopBar.tsx'
import { startMark, useFollow } from './use-follow.ts'
import { useTellPlace } from './use-places.ts'
import { useRooms } from './use-rooms.ts'
import { useStage } from './use-stage.ts'
import { WorkshopContext } from './workshop-context.ts'
import type { OpenDialog, Workshop } from './workshop-context.ts'
import styles from './WorkshopTable.module.css'

/** From this width (px) the agenda stands open beside the stage by itself. */
const WIDE = 1200

interface WorkshopTableProps {
  readonly me: Me
  readonly room: Room
  readonly series: Series
  readonly chosen: string | null
}

/** The whole screen of a workshop: the bar, the agenda of who runs it, the step. */
export function WorkshopTable({ me, room, series, chosen: inAddress }: WorkshopTableProps) {
  const started = useDocument(room.doc, readStarted)
  const ended = useStore(room.state, ({ connection }) => (connection.is === 'ended' ? connection.code : null))
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [railOpen, setRailOpen] = useState(() => window.innerWidth >= WIDE)
  const runs = me.role === 'facilitator'
  const begun = startMark(series, started)
  const { stage, chosen, mark } = useStage(series, inAddress, begun)
  useFollow(me, series, mark)
  useSearchKey(() => setDialog('search'))

  const template = stage.kind === 'canvas' ? templateOf(stage.canvas) : 'unknown'
  const shown = stage.kind === 'canvas' ? stage.canvas.id : null
  useTellPlace(room, shown)
  const isSheet = template !== 'unknown' && template.kind === 'sheet'
  const canvas = stage.kind === 'canvas' && template !== 'unknown' ? canvasPath(stage.canvas) : null
  const canvasRoom = useRoom(me.seriesId, canvas, me.role, me.participantId)
  const besides = useStore(besideChoice, (state) => state.on)
  const asking = stage.kind === 'canvas' && besides ? answeredSheet(series.canvases, stage.canvas) : null
  const askingRoom = useRoom(me.seriesId, asking && canvasPath(asking.canvas), me.role, me.participantId)
  const waits = useRooms([canvasRoom], (states) => states.some(({ synced }) => !synced))
  // A sheet says itself when it is there to be written on.
  const ready = canvas === null || (!isSheet && canvasRoom !== null && !waits)
  useEffect(() => {
    if (ready) loadRestWhenIdle()
  }, [ready])
  const needsDesk = runs && (railOpen || dialog === 'agenda')
  const desk = useRoom(me.seriesId, needsDesk ? 'desk' : null, me.role, me.participantId)
  const rooms = [room, canvasRoom, desk, askingRoom]
  // Asked only then: with each letter typed it is true for a moment, and all that is here would render.
  const keeps = useRooms(rooms, (states) => ended !== null && holdsUnsaved(states))

  const workshop = useMemo<Workshop>(
    () => ({ me, series, room, started, runs, chosen, open: setDialog }),
    [me, series, room, started, runs, chosen],
  )
  // With words that are only here the page stays, so that they can be copied.
  if (ended !== null && !keeps) return <EndedScreen code={ended} me={me} />
  const step = currentStep(series.steps, series.current)
  return (
    <WorkshopContext value={workshop}>
      <DocumentTitle
        title={stage.kind === 'canvas' ? canvasName(stage.canvas, series) : (step?.title ?? series.title)}
      />
      <div className={styles['screen']}>
        <TopBar rooms={rooms} />
        <ConnectionBar room={canvasRoom ?? room} />
        <LeftBehind />
        <div className={styles['body']}>
          <Suspense fallback={<div className={styles['rail']} style={{ width: railOpen ? 296 : 60 }} />}>
            {runs && <Rail open={railOpen} onOpen={setRailOpen} desk={desk} />}
          </Suspense>
          <main className={styles['stage']}>
            {/* A sheet has its own heading. */}
            {stage.kind === 'canvas' && !isSheet && (
              <VisuallyHidden>
                <h1>{canvasName(stage.canvas, series)}</h1>
              </VisuallyHidden>
            )}
            <FollowBar shown={shown} />
            <StageBar stage={stage} mark={begun} />
            <Suspense>
              {runs && stage.kind === 'canvas' && canvasRoom && (
                <HeldBar canvas={stage.canvas} room={canvasRoom} />
              )}
            </Suspense>
            <Stage stage={stage} room={canvasRoom} askingRoom={askingRoom} />
          </main>
        </div>
      </div>
      <Backstage
        room={canvasRoom ?? room}
        shown={shown}
        beside={asking && asking.canvas.id}
        place={shown ?? step?.id}
      />
      <CopyDialog />
      <Dialogs shown={dialog} onClose={() => setDialog(null)} desk={desk} />
    </WorkshopContext>
  )
}
