import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createPart, usePart } from '../../ui/on-demand.tsx'
import { useBoard, useRights } from '../state/board-context.ts'
import { bringing } from './part.ts'
import { wantsPictures } from './wants.ts'

const describing = createPart(() => import('./DescribeDialog.tsx'))

/** Sends the pictures that wait for a board while it is open; and what describes them. */
export function BringPictures({ canvas }: { readonly canvas: string }) {
  const board = useBoard()
  const { me, mayWrite } = useRights()
  const wanted = useStore(wantsPictures, (state) => state.wanted)
  const bring = usePart(bringing, wanted)
  const dialog = usePart(describing, wanted || board.things.pictures.all().size > 0)

  useEffect(() => {
    if (!bring || !me || !mayWrite) return undefined
    return bring.sendFor(board, me, canvas)
  }, [bring, board, me, mayWrite, canvas])

  return dialog && <dialog.DescribeDialog />
}
