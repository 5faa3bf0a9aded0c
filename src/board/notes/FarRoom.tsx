import { type RefObject, useEffect } from 'react'
import { fieldBlocks } from '../groups/group-blocks.ts'
import { useBoard } from '../state/board-context.ts'
import { roomsBelow } from './far-room.ts'

interface FarRoomProps {
  readonly field: string
  /** What has the field's notes in it. */
  readonly list: RefObject<HTMLElement | null>
}

/**
 * Tells the style sheet of each note of a field how much paper is free below it (`--free`, sheet units): from far off, where
 * words are large for the sheet, a note shows more than its first lines where they cover nothing. Written to the elements,
 * so that a note that moves renders none of those around it.
 */
export function FarRoom({ field, list }: FarRoomProps) {
  const board = useBoard()
  useEffect(() => {
    const rect = board.geometry.fields.get(field)
    const layer = list.current?.closest('[data-layer]')
    if (!rect || !layer) return undefined
    let frame: number | null = null
    const tell = () => {
      frame = null
      const rooms = roomsBelow(fieldBlocks(board, field), rect, board.geometry.centre)
      for (const card of list.current?.querySelectorAll<HTMLElement>('[data-note]') ?? []) {
        const room = String(rooms.get(card.dataset['note'] ?? '') ?? '')
        if (card.dataset['free'] === room) continue
        card.style.setProperty('--free', room)
        card.dataset['free'] = room
      }
    }
    const isFar = () => layer.hasAttribute('data-far')
    const later = () => {
      if (isFar()) frame ??= requestAnimationFrame(tell)
    }
    const zoom = new MutationObserver(later)
    zoom.observe(layer, { attributeFilter: ['data-far'] })
    if (isFar()) tell()
    const ends = [board.notes.subscribeField(field, later), board.things.groups.subscribe(later)]
    return () => {
      for (const end of ends) end()
      zoom.disconnect()
      if (frame !== null) cancelAnimationFrame(frame)
    }
  }, [board, field, list])
  return null
}
