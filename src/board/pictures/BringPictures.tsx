import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { fieldAt } from '../drag/field-at.ts'
import { isForBoard } from '../keys/page-keys.ts'
import { fieldOf } from '../keys/roving.ts'
import { isTextInput } from '../keys/text-input.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { hasFiles, pictureTarget } from './target.ts'
import { wantsPictures } from './wants.ts'
import { useStore } from 'zustand'

const bringing = createPart(() => import('./bring-live.ts'))
const describing = createPart(() => import('./DescribeDialog.tsx'))

interface BringPicturesProps {
  readonly root: RefObject<HTMLElement | null>
  readonly canvas: string
}

/** Pictures that are pasted or dropped onto a board come to it, and those that wait are sent while it is open. */
export function BringPictures({ root, canvas }: BringPicturesProps) {
  const board = useBoard()
  const { me, mayWrite } = useRights()
  const wanted = useStore(wantsPictures, (state) => state.wanted)
  const bring = usePart(bringing, wanted)
  const dialog = usePart(describing, wanted || board.things.pictures.all().size > 0)

  useEffect(() => {
    if (!bring || !me || !mayWrite) return undefined
    return bring.sendFor(board, me, canvas)
  }, [bring, board, me, mayWrite, canvas])

  function take(data: DataTransfer | null, target: ReturnType<typeof pictureTarget>): void {
    // A browser forgets the files of an event with the event.
    const files = [...(data?.files ?? [])]
    wantsPictures.setState({ wanted: true })
    void bringing.get().then((part) => target && part.bringFiles(board, canvas, files, target))
  }

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event
    if (event.defaultPrevented || !(target instanceof Element) || !root.current || !mayWrite) return
    if (!isForBoard(root.current, target) || isTextInput(target)) return
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
  return dialog && <dialog.DescribeDialog />
}
