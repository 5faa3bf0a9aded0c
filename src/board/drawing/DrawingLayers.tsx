import { useBoardState, useThings } from '../state/board-context.ts'
import { use } from 'react'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { useWaiting } from '../pictures/use-pictures.ts'
import { useLoaded } from '../../ui/use-loaded.ts'

const loadInk = () => import('../ink/InkLayer.tsx')
const loadLinks = () => import('../links/LinkLayer.tsx')
const loadBar = () => import('./ThingBar.tsx')
const loadPictures = () => import('../pictures/PictureLayer.tsx')
const loadStamps = () => import('../stamps/StampLayer.tsx')

/** What is drawn beside the notes. What draws it is fetched when there is some: a canvas of notes alone needs none of it. */
export function DrawingLayers() {
  const ink = useThings('ink').size > 0
  const links = useThings('links').size > 0
  const stamps = useThings('stamps').size > 0
  const canvas = use(CanvasContext) ?? ''
  const waiting = useWaiting(canvas).length > 0
  const pictures = useThings('pictures').size > 0 || waiting
  const pictured = useLoaded(loadPictures, pictures)
  const inked = useLoaded(loadInk, ink)
  const linked = useLoaded(loadLinks, links)
  const stamped = useLoaded(loadStamps, stamps)
  const selected = useBoardState(({ selection }) => selection.size === 1)
  const bar = useLoaded(loadBar, links || stamps)
  return (
    <>
      {pictures && pictured && <pictured.PictureLayer canvas={canvas} />}
      {links && linked && <linked.LinkLayer />}
      {stamps && stamped && <stamped.StampLayer />}
      {ink && inked && <inked.InkLayer />}
      {selected && (links || stamps) && bar && <bar.ThingBar />}
    </>
  )
}
