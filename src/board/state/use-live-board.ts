import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Language } from '../../model/language.ts'
import type { Note } from '../../model/note.ts'
import type { Right } from '../../model/role.ts'
import { type CanvasRef, canvasDocument } from '../../model/series.ts'
import type { SheetTemplate } from '../../model/template.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import type { BoardParts, BoardRights } from './board-context.ts'
import { type LiveBoard, createBoard } from './create-board.ts'
import { sessionShelf } from './kept-history.ts'

export interface LiveBoardInput {
  readonly room: Room
  readonly template: SheetTemplate
  readonly canvas: CanvasRef
  readonly language: Language
  readonly me: Me
  readonly right: Exclude<Right, 'none'>
  /** Takes a note up as material for the compass; without it nothing is offered. */
  readonly onTakeUp?: ((note: Note) => void) | undefined
  /** Erases a note for good; without it nothing is offered. */
  readonly onErase?: ((note: Note) => void) | undefined
  /** The element that the board is drawn in. */
  readonly root: RefObject<HTMLElement | null>
}

/** A canvas brought to life for one person while the component is there; `parts` is null for the first moment. */
export function useLiveBoard(input: LiveBoardInput): {
  readonly parts: BoardParts | null
  readonly rights: BoardRights
} {
  const { room, template, canvas, language, me, right, onTakeUp, onErase, root } = input
  const [holder] = useState(() => createStore<{ live: LiveBoard | null }>(() => ({ live: null })))
  const live = useStore(holder, (state) => state.live)
  const synced = useStore(room.state, (state) => state.synced)
  const ended = useStore(room.state, (state) => state.connection.is === 'ended')
  const mayWrite = right === 'write' && synced && !ended
  const writes = useRef(mayWrite)
  useLayoutEffect(() => {
    // Before the right is gone: a note that is empty still must not be left to the others.
    if (!mayWrite) holder.getState().live?.stopWriting()
    writes.current = mayWrite
  }, [holder, mayWrite])

  const participant = me.participantId
  const shelfName = `${me.seriesId}.${canvas.id}.${participant}`
  const documentId = canvasDocument(canvas)
  // A board is of one document, one template and one person. Before anything is painted: its first picture is the whole.
  useLayoutEffect(() => {
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
  }, [holder, room, template, language, participant, shelfName, documentId, root])

  const rights = useMemo<BoardRights>(
    () => ({ me, mayWrite, onTakeUp, onErase }),
    [me, mayWrite, onTakeUp, onErase],
  )
  return { parts: live?.parts ?? null, rights }
}
