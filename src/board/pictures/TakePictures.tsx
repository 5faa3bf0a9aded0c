import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { withPart } from '../../ui/on-demand.tsx'
import { fieldAt } from '../drag/field-at.ts'
import { isForBoard } from '../keys/page-keys.ts'
import { fieldOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { soon } from '../soon-part.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { bringing } from './part.ts'
import { hasFiles, pictureTarget } from './target.ts'
import { wantsPictures } from './wants.ts'

interface TakePicturesProps {
  readonly root: RefObject<HTMLElement | null>
  readonly canvas: string
  /** Where two boards are drawn amid each other: whether a place is this one's. */
  readonly isOurs?: (target: Element) => boolean
}

/**
 * Pictures that are pasted or dropped onto a board come to it. It is there from the first moment: a browser in which nobody
 * takes a dropped file opens it in place of the page.
 */
export function TakePictures({ root, canvas, isOurs }: TakePicturesProps) {
  const board = useBoard()
  const { mayWrite } = useRights()

  function take(data: DataTransfer | null, target: ReturnType<typeof pictureTarget>): void {
    // A browser forgets the files of an event with the event.
    const files = [...(data?.files ?? [])]
    if (!target) return
    wantsPictures.setState({ wanted: true })
    // Whether there is room for them is known by what comes soon.
    withPart(soon, () =>
      withPart(bringing, ({ bringFiles }) => void bringFiles(board, canvas, files, target)),
    )
  }

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (event.defaultPrevented || !(target instanceof Element) || !root.current || !mayWrite) return
    if (!isForBoard(root.current, target) || isTextInput(target) || isOurs?.(target) === false) return
    if (document.querySelector('dialog[open]') || !hasFiles(clipboardData)) return
    // Spreadsheets copy a picture of their cells along: the words are what is meant.
    if (clipboardData?.getData('text/plain').trim()) return
    event.preventDefault()
    take(clipboardData, pictureTarget(board, fieldOf(target), null))
  })

  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return
    // Whatever is dropped beside the board must not take the page away.
    event.preventDefault()
    const { target } = event
    if (!(target instanceof Element) || !root.current?.contains(target) || !mayWrite) return
    if (isOurs?.(target) === false) return
    const onSheet = target.closest('article') !== null
    const at = onSheet ? board.camera.toSheet(event) : null
    const under = fieldOf(target) ?? (at && fieldAt(board.geometry, board.acts.noteFields, at))
    take(event.dataTransfer, pictureTarget(board, under, at))
  })

  useEffect(() => {
    const paste = (event: ClipboardEvent) => onPaste(event)
    const drop = (event: DragEvent) => onDrop(event)
    const over = (event: DragEvent) => {
      if (hasFiles(event.dataTransfer)) event.preventDefault()
    }
    document.addEventListener('paste', paste)
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('paste', paste)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return null
}
