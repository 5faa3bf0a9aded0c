import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { FocusEvent, RefObject } from 'react'
import { useStore } from 'zustand'
import { useT } from '../i18n/index.ts'
import type { Note } from '../model/note.ts'
import type { Right } from '../model/role.ts'
import type { CanvasRef, Series } from '../model/series.ts'
import type { SheetTemplate } from '../model/template.ts'
import type { Me, Room } from '../sync/room-types.ts'
import { loadRestWhenIdle } from '../ui/on-demand.tsx'
import styles from './Board.module.css'
import { StateBar } from './StateBar.tsx'
import { boardKey, keyBesideBoard } from './keys/board-keys.ts'
import { listenToKeys } from './keys/listen-to-keys.ts'
import { isBesideBoard, isForBoard, joinPage } from './keys/page-keys.ts'
import { fieldOf, focusNote, noteOf } from './keys/roving.ts'
import { TypingFocus } from './keys/TypingFocus.tsx'
import {
  AnswerDialog,
  BringPictures,
  Comments,
  DrawingDialogs,
  KeepFocus,
  KeysDialog,
  Unseen,
  ListView,
  PasteDialog,
  SelectionBar,
  ShowWanted,
  UnsavedText,
  list,
} from './parts.ts'
import { PasteNotes } from './paste/PasteNotes.tsx'
import { TellWriting } from './presence/TellWriting.tsx'
import { CanvasContext } from './pictures/canvas-context.ts'
import { TakePictures } from './pictures/TakePictures.tsx'
import { SheetView } from './sheet/SheetView.tsx'
import { BoardContext, type BoardParts, type BoardRights, RightsContext } from './state/board-context.ts'
import { useLiveBoard } from './state/use-live-board.ts'
import { BesideToolbar } from './toolbar/BesideToolbar.tsx'
import { Toolbar } from './toolbar/Toolbar.tsx'

/** Under this width (px) the canvas is a list of fields by itself, and under this height, where a sheet would be tiny. */
const NARROW = 700
const LOW = 400
/** From this width (px) a note's comments have room beside the sheet without making its notes too small. */
const ROOMY = 1040

// On a phone the list is the first screen: it is on its way beside the connection.
if (window.innerWidth < NARROW) list.get().catch((error: unknown) => console.info('no list yet', error))

export interface BoardProps {
  readonly room: Room
  readonly template: SheetTemplate
  readonly series: Series
  readonly canvas: CanvasRef
  /** The field that the step is about; null: the whole sheet. */
  readonly place: string | null
  readonly me: Me
  readonly right: Exclude<Right, 'none'>
  /** Takes a note up as material for the compass; without it nothing is offered. */
  readonly onTakeUp?: ((note: Note) => void) | undefined
  /** Erases a note for good; without it nothing is offered. */
  readonly onErase?: ((note: Note) => void) | undefined
}

/** A canvas with its notes: a sheet where there is room for one, else a list of fields. Fills its parent. */
export function Board({ place, ...board }: BoardProps) {
  const root = useRef<HTMLDivElement>(null)
  const { parts, rights } = useLiveBoard({ ...board, language: board.series.language, root })

  useEffect(() => {
    const known = parts?.template.fields.some(({ key }) => key === place)
    if (known) parts?.state.setState({ field: place, open: place })
  }, [parts, place])

  const { series, canvas, right } = board
  return (
    <BoardFrame root={root} parts={parts} rights={rights} series={series} canvas={canvas} right={right} />
  )
}

interface FrameProps {
  readonly root: RefObject<HTMLDivElement | null>
  readonly parts: BoardParts | null
  readonly rights: BoardRights
  readonly series: Series
  readonly canvas: CanvasRef
  readonly right: BoardProps['right']
  /** Beside another sheet: small, its tools pared down; `OnceAPage` is then there once for both. */
  readonly beside?: boolean
}

/** The element of a live board, with whatever form there is room for. */
export function BoardFrame({ root, parts, rights, canvas, beside = false, ...face }: FrameProps) {
  const [narrow, setNarrow] = useState<boolean | null>(null)
  const [roomy, setRoomy] = useState(false)

  useLayoutEffect(() => {
    const element = root.current
    if (!element) return undefined
    const leave = joinPage(element)
    let known = 0
    const fit = ({ width, height }: DOMRectReadOnly) => {
      // A keyboard on the screen takes height alone, and no form from who writes on it.
      if (width === known) return
      known = width
      setNarrow(!beside && (width < NARROW || height < LOW))
      setRoomy(!beside && width >= ROOMY)
    }
    // At once where it has a size, so that the board comes with what is around it.
    const box = element.getBoundingClientRect()
    if (box.width > 0) fit(box)
    const observer = new ResizeObserver(([entry]) => entry && fit(entry.contentRect))
    observer.observe(element)
    return () => {
      leave()
      observer.disconnect()
    }
  }, [root, beside])

  return (
    <div ref={root} className={styles['board']} data-narrow={narrow || undefined}>
      {parts && narrow !== null && (
        <BoardContext value={parts}>
          <RightsContext value={rights}>
            <CanvasContext value={canvas.id}>
              <Face {...face} parts={parts} root={root} canvas={canvas.id} narrow={narrow} beside={beside} />
              <Unseen root={root} />
              <ShowWanted canvas={canvas.id} root={root} />
              <Comments over={!roomy} />
              <TakePictures root={root} canvas={canvas.id} />
              <BringPictures canvas={canvas.id} />
              <AnswerDialog series={face.series} canvas={canvas} />
            </CanvasContext>
          </RightsContext>
        </BoardContext>
      )}
    </div>
  )
}

interface FaceProps {
  readonly parts: BoardParts
  readonly root: RefObject<HTMLDivElement | null>
  readonly narrow: boolean
  readonly beside: boolean
  readonly series: Series
  readonly right: BoardProps['right']
  /** The canvas's id. */
  readonly canvas: string
}

function Face({ parts, root, narrow, beside, series, right, canvas }: FaceProps) {
  const view = useStore(parts.state, (state) => state.view)
  const list = view === 'list' || (view === 'auto' && narrow)
  const oneField = useStore(parts.state, (state) => state.open !== null) && list && narrow

  // From here on the page can be written on: what it needs next may come.
  useEffect(loadRestWhenIdle, [])

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element)) return false
    if (!root.current || document.querySelector('dialog[open]')) return false
    // With nothing focused the keys are the board's; in a dialog or another part of the page hardly any is.
    if (isForBoard(root.current, target)) return boardKey(parts, root.current, target, event)
    return isBesideBoard(root.current, target) && keyBesideBoard(parts, root.current, target, event)
  })
  useEffect(() => listenToKeys((event) => onKey(event)), [])

  // When writing ends by the keyboard the focus returns to the note, not to nowhere.
  useEffect(
    () =>
      parts.state.subscribe(({ editing }, before) => {
        if (editing !== null || before.editing === null || !root.current) return
        const id = before.editing
        requestAnimationFrame(() => {
          if (document.activeElement === document.body && root.current) focusNote(root.current, id)
        })
      }),
    [parts, root],
  )

  function onFocus(event: FocusEvent) {
    const field = fieldOf(event.target)
    const note = noteOf(event.target)
    if (event.target.matches(':focus-visible')) parts.pointer.write(null)
    if (field === null) return
    parts.state.setState(({ stops }) => ({
      field,
      stops: note === null || stops[field] === note ? stops : { ...stops, [field]: note },
    }))
  }

  return (
    <div className={styles['face']} onFocus={onFocus}>
      {!beside && <OnceAPage />}
      <StateBar right={right} />
      {list ? <ListView narrow={narrow} series={series} /> : <SheetView series={series} />}
      <PasteNotes root={root} />
      <TypingFocus root={root} />
      <KeepFocus root={root} />
      <TellWriting root={root} />
      <SelectionBar narrow={narrow} root={root} />
      <UnsavedText canvas={canvas} />
      {beside ? <BesideToolbar /> : !oneField && <Toolbar list={list} narrow={narrow} />}
      <DrawingDialogs />
    </div>
  )
}

/** What a page with boards has once, however many boards: their dialogs, and what the cards point to as description. */
export function OnceAPage() {
  const t = useT()
  return (
    <>
      <p id="board-note-keys" hidden>
        {t('board.noteKeys')}
      </p>
      <KeysDialog />
      <PasteDialog />
    </>
  )
}
