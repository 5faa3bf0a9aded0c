import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FocusEvent, RefObject } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { useT } from '../i18n/index.ts'
import type { Note } from '../model/note.ts'
import type { Right } from '../model/role.ts'
import { type CanvasRef, type Series, canvasDocument } from '../model/series.ts'
import type { SheetTemplate } from '../model/template.ts'
import type { Me, Room } from '../sync/room-types.ts'
import styles from './Board.module.css'
import { StateBar } from './StateBar.tsx'
import { boardKey } from './keys/board-keys.ts'
import { fieldOf, focusNote, noteOf } from './keys/roving.ts'
import { TypingFocus } from './keys/TypingFocus.tsx'
import { KeysDialog } from './keys/KeysDialog.tsx'
import { ListView } from './list/ListView.tsx'
import { PasteNotes } from './paste/PasteNotes.tsx'
import { SheetView } from './sheet/SheetView.tsx'
import { BoardContext, type BoardParts, type BoardRights, RightsContext } from './state/board-context.ts'
import { type LiveBoard, createBoard } from './state/create-board.ts'
import { sessionShelf } from './state/kept-history.ts'
import { Toolbar } from './toolbar/Toolbar.tsx'

/** Under this width (px) the canvas is a list of fields by itself. */
const NARROW = 700

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
export function Board({ room, template, series, canvas, place, me, right, onTakeUp, onErase }: BoardProps) {
  const root = useRef<HTMLDivElement>(null)
  const [holder] = useState(() => createStore<{ live: LiveBoard | null }>(() => ({ live: null })))
  const live = useStore(holder, (state) => state.live)
  const [narrow, setNarrow] = useState<boolean | null>(null)
  const synced = useStore(room.state, (state) => state.synced)
  const ended = useStore(room.state, (state) => state.connection.is === 'ended')
  const mayWrite = right === 'write' && synced && !ended
  const writes = useRef(mayWrite)
  useLayoutEffect(() => {
    writes.current = mayWrite
  }, [mayWrite])

  const participant = me.participantId
  const { language } = series
  const shelfName = `${me.seriesId}.${canvas.id}.${participant}`
  const documentId = canvasDocument(canvas)
  // A board is of one document, one template and one person.
  useEffect(() => {
    const board = createBoard({
      room,
      template,
      language,
      participant,
      shelf: sessionShelf(shelfName, documentId),
      mayWrite: () => writes.current,
      root: () => root.current,
    })
    holder.setState({ live: board })
    return () => {
      board.close()
      holder.setState({ live: null })
    }
  }, [holder, room, template, language, participant, shelfName, documentId])

  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => entry && setNarrow(entry.contentRect.width < NARROW))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const known = template.fields.some(({ key }) => key === place)
    if (live && known) live.parts.state.setState({ field: place, open: place })
  }, [live, place, template])

  const rights = useMemo<BoardRights>(() => ({ mayWrite, onTakeUp, onErase }), [mayWrite, onTakeUp, onErase])
  return (
    <div ref={root} className={styles['board']} data-narrow={narrow || undefined}>
      {live && narrow !== null && (
        <BoardContext value={live.parts}>
          <RightsContext value={rights}>
            <Face parts={live.parts} root={root} narrow={narrow} series={series} right={right} />
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
  readonly series: Series
  readonly right: BoardProps['right']
}

function Face({ parts, root, narrow, series, right }: FaceProps) {
  const t = useT()
  const view = useStore(parts.state, (state) => state.view)
  const list = view === 'list' || (view === 'auto' && narrow)
  const oneField = useStore(parts.state, (state) => state.open !== null) && list && narrow

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element) || !root.current) return
    // With nothing focused the keys are the board's; in a dialog or another part of the page they are not.
    if (target !== document.body && !root.current.contains(target)) return
    if (document.querySelector('dialog[open]')) return
    if (boardKey(parts, root.current, target, event)) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])

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
      <p id="board-note-keys" hidden>
        {t('board.noteKeys')}
      </p>
      <StateBar right={right} />
      {list ? <ListView narrow={narrow} series={series} /> : <SheetView series={series} />}
      <PasteNotes root={root} />
      <TypingFocus root={root} />
      <KeysDialog />
      {!oneField && <Toolbar list={list} narrow={narrow} />}
    </div>
  )
}
