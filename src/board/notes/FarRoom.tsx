import { type RefObject, useEffect } from 'react'
import { fieldBlocks } from '../groups/group-blocks.ts'
import { useBoard } from '../state/board-context.ts'
import { roomsBelow } from './far-room.ts'
import { HIGHEST } from './note-size.ts'
import './far-room.css'

interface FarRoomProps {
  readonly field: string
  /** What has the field's notes in it. */
  readonly list: RefObject<HTMLElement | null>
}

/**
 * Tells the style sheet of each note of a field how much paper is free below it (`--free`, sheet units), and whether that is less
 * than a note may take (`data-tight`): from far off, where words are large for the sheet, a note shows more than its first lines
 * where they cover nothing, and near it shows whole lines above the next one. Written to the elements,
 * so that a note that moves renders none of those around it.
 */
export function FarRoom({ field, list }: FarRoomProps) {
  const board = useBoard()
  useEffect(() => {
    const rect = board.geometry.fields.get(field)
    if (!rect) return undefined
    let frame: number | null = null
    const tell = () => {
      frame = null
      const rooms = roomsBelow(fieldBlocks(board, field), rect, board.geometry.centre)
      for (const card of list.current?.querySelectorAll<HTMLElement>('[data-note]') ?? []) {
        const room = String(rooms.get(card.dataset['note'] ?? '') ?? '')
        if (card.dataset['free'] === room) continue
        card.style.setProperty('--free', room)
        card.dataset['free'] = room
        card.toggleAttribute('data-tight', room !== '' && Number(room) < HIGHEST)
      }
    }
    const later = () => {
      frame ??= requestAnimationFrame(tell)
    }
    tell()
    const ends = [board.notes.subscribeField(field, later), board.things.groups.subscribe(later)]
    return () => {
      for (const end of ends) end()
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [board, field, list])
  return null
}
