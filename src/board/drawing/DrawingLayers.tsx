import { use } from 'react'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { useWaiting } from '../pictures/use-pictures.ts'
import { useBoardState, useThings } from '../state/board-context.ts'
import { InkLayer, LinkLayer, PictureLayer, StampLayer, ThingBar } from './parts.ts'

/** What lies on the paper beside the notes. */
export function DrawingLayers() {
  const ink = useThings('ink').size > 0
  const links = useThings('links').size > 0
  const stamps = useThings('stamps').size > 0
  const canvas = use(CanvasContext) ?? ''
  const waiting = useWaiting(canvas).length > 0
  const pictures = useThings('pictures').size > 0 || waiting
  const selected = useBoardState(({ selection }) => selection.size === 1)
  return (
    <>
      {pictures && <PictureLayer canvas={canvas} />}
      {links && <LinkLayer />}
      {stamps && <StampLayer />}
      {ink && <InkLayer />}
      {selected && (links || stamps) && <ThingBar />}
    </>
  )
}
