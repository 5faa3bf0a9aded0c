import type { PointerEvent } from 'react'
import type { BoardParts } from '../state/board-context.ts'
import { sizeOfWidth } from './picture-size.ts'

/**
 * A picture is made larger or smaller by its corner: its element follows the pointer without React, and the document is
 * written once, when the pointer is lifted.
 */
export function createResize(board: BoardParts, id: string) {
  let from: { readonly x: number; readonly width: number } | null = null

  const widthAt = (event: PointerEvent): number =>
    from ? from.width + board.camera.toSheet(event).x - from.x : 0

  const elementOf = (event: PointerEvent): HTMLElement | null =>
    (event.currentTarget as HTMLElement).closest('li')

  function end(event: PointerEvent): void {
    const element = elementOf(event)
    from = null
    const picture = board.things.pictures.get(id)
    if (element && picture) {
      Object.assign(element.style, { width: `${picture.width}px`, height: `${picture.height}px` })
    }
  }

  return {
    onPointerDown: (event: PointerEvent) => {
      const picture = board.things.pictures.get(id)
      if (!picture || event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      from = { x: board.camera.toSheet(event).x, width: picture.width }
    },
    onPointerMove: (event: PointerEvent) => {
      const picture = board.things.pictures.get(id)
      const field = picture && board.geometry.fields.get(picture.at.field)
      const element = elementOf(event)
      if (!from || !field || !element) return
      const { width, height } = sizeOfWidth(picture.file, widthAt(event), field)
      Object.assign(element.style, { width: `${width}px`, height: `${height}px` })
    },
    onPointerUp: (event: PointerEvent) => {
      if (!from) return
      board.acts.setPictureWidth(id, widthAt(event))
      end(event)
    },
    onPointerCancel: end,
    // The press was for the handle, not for what lies under it.
    onClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  }
}
