import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { Columns2 } from 'lucide-react'
import { closeText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import { canvasRight } from '../../model/role.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { SheetTemplate } from '../../model/template.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { Button } from '../../ui/Button.tsx'
import { OnceAPage } from '../Board.tsx'
import { useLiveBoard } from '../state/use-live-board.ts'
import styles from './Beside.module.css'
import { besideChoice } from './beside-choice.ts'
import { createFitStore } from './fit-store.ts'
import { FitSummary } from './FitSummary.tsx'
import { Pairs } from './Pairs.tsx'
import { SeamChoice } from './SeamChoice.tsx'
import type { Sides } from './sides.ts'
import { TwoSheets } from './TwoSheets.tsx'

/** From this width (px) two sheets have room side by side; under it their fields come pair by pair. */
const ROOM_FOR_TWO = 820
/** Under this height (px) both would be tiny: a phone on its side shows them as one that stands does. */
const LOW = 400

export interface BesideSheet {
  readonly room: Room
  readonly template: SheetTemplate
  readonly canvas: CanvasRef
  readonly onTakeUp?: ((note: Note) => void) | undefined
  readonly onErase?: ((note: Note) => void) | undefined
}

interface BesideProps {
  readonly series: Series
  readonly me: Me
  /** The sheet that asks; its room is null until it is open. */
  readonly asks: Omit<BesideSheet, 'room'> & { readonly room: Room | null }
  /** The sheet whose notes answer. */
  readonly answers: BesideSheet
  /** The answering sheet alone. */
  readonly children: ReactNode
}

/** A sheet and the one that it answers, together with the fit check, or alone. */
export function Beside({ asks, children, ...rest }: BesideProps) {
  const t = useT()
  const on = useStore(besideChoice, (state) => state.on)
  if (on && asks.room) return <Both {...rest} asks={{ ...asks, room: asks.room }} />
  return (
    <>
      <div className={styles['bar']}>
        <span className={styles['grow']}>{on && t('fit.openOtherSheet')}</span>
        <Toggle on={on} />
      </div>
      {children}
    </>
  )
}

/** Why the asking sheet is empty while it is not here; `children` once it is. */
function AskingState({ room, children }: { readonly room: Room; readonly children: ReactNode }) {
  const t = useT()
  const { synced, connection } = useStore(room.state)
  if (synced) return children
  if (connection.is === 'ended') return closeText(t, connection.code)
  return t(connection.is === 'offline' ? 'fit.otherNotHere' : 'fit.openOtherSheet')
}

function Toggle({ on }: { readonly on: boolean }) {
  const t = useT()
  return (
    <Button
      kind="quiet"
      icon={Columns2}
      className={styles['toggle']}
      aria-pressed={on}
      onClick={() => besideChoice.setState({ on: !on })}
    >
      {t('fit.beside')}
    </Button>
  )
}

function Both({
  series,
  me,
  asks,
  answers,
}: Omit<BesideProps, 'asks' | 'children'> & { readonly asks: BesideSheet }) {
  const { language } = series
  const element = useRef<HTMLDivElement>(null)
  const asksRoot = useRef<HTMLDivElement>(null)
  const answersRoot = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState<boolean | null>(null)
  const [holder] = useState(() =>
    createStore<{ fit: ReturnType<typeof createFitStore> | null }>(() => ({ fit: null })),
  )
  const fit = useStore(holder, (state) => state.fit)

  const rightOf = ({ canvas }: BesideSheet) => canvasRight(me.role, canvas.state)
  const left = useLiveBoard({ ...asks, me, language, right: rightOf(asks), root: asksRoot })
  const right = useLiveBoard({ ...answers, me, language, right: rightOf(answers), root: answersRoot })

  useEffect(() => {
    let known = 0
    const observer = new ResizeObserver(([entry]) => {
      // A keyboard on the screen takes height alone, and no form from who writes on it.
      if (!entry || entry.contentRect.width === known) return
      const { width, height } = entry.contentRect
      known = width
      setWide(width >= ROOM_FOR_TWO && height >= LOW)
    })
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [])

  const asked = asks.canvas.id
  useEffect(() => {
    if (!left.parts || !right.parts) return undefined
    const store = createFitStore(left.parts, right.parts, asked)
    holder.setState({ fit: store })
    return () => {
      store.close()
      holder.setState({ fit: null })
    }
  }, [holder, left.parts, right.parts, asked])

  const [asksCanvas, answersCanvas] = [asks.canvas, answers.canvas]
  const sides = useMemo<Sides | null>(
    () =>
      left.parts && right.parts
        ? {
            asks: {
              parts: left.parts,
              rights: left.rights,
              root: asksRoot,
              canvas: asksCanvas,
              right: canvasRight(me.role, asksCanvas.state),
            },
            answers: {
              parts: right.parts,
              rights: right.rights,
              root: answersRoot,
              canvas: answersCanvas,
              right: canvasRight(me.role, answersCanvas.state),
            },
          }
        : null,
    [left.parts, left.rights, right.parts, right.rights, asksCanvas, answersCanvas, me.role],
  )

  return (
    <div ref={element} className={styles['both']}>
      <div className={styles['bar']}>
        <div className={styles['grow']}>
          <AskingState room={asks.room}>{fit && <FitSummary fit={fit.fit} />}</AskingState>
        </div>
        {wide && <SeamChoice />}
        <Toggle on />
      </div>
      <OnceAPage />
      {sides && fit && wide === true && <TwoSheets sides={sides} fit={fit.fit} series={series} />}
      {sides && fit && wide === false && <Pairs sides={sides} fit={fit.fit} series={series} />}
    </div>
  )
}
