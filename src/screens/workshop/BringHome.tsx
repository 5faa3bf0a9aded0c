import { useEffect } from 'react'
import { canvasDocument } from '../../model/series.ts'
import { bringHome } from '../../sync/bring-home.ts'
import { type DocumentsOf, leftBehind } from '../../sync/left-behind.ts'
import { onWaking } from '../../sync/waking.ts'
import { hasWords } from '../kept/as-text.ts'
import { leftDocuments } from '../kept/left-documents.ts'
import { useWorkshop } from './workshop-context.ts'

/** How often this device is asked what it has, ms. */
const AGAIN = 20_000

/** Shows nothing: sees to it that what this device kept goes home, whatever canvas is looked at, and finds what cannot. */
export function BringHome(): null {
  const { me, series } = useWorkshop()
  // Plain words, since the canvases are read anew with every change of the series.
  const documents = JSON.stringify(
    series.canvases.map(({ id, document, aside, retired }) => ({ id, document, aside, retired })),
  )
  useEffect(() => {
    let isCurrent = true
    const canvases = JSON.parse(documents) as DocumentsOf[]
    const mine = canvases.map((canvas) => [canvasDocument(canvas), ...(canvas.aside ?? [])])
    void bringHome(me, mine)
    const bring = () => void bringHome(me, mine, true)
    // Another tab may have been closed with words that were only here, or this device was too slow to tell.
    const timer = setInterval(bring, AGAIN)
    const stopWaking = onWaking(bring)
    async function look() {
      const left = await leftBehind(me, canvases)
      if (isCurrent) leftDocuments.setState(left.filter(hasWords), true)
    }
    // Who only looks on has written nothing, and their screen is on the wall.
    if (me.role !== 'viewer') void look()
    return () => {
      isCurrent = false
      clearInterval(timer)
      stopWaking()
      leftDocuments.setState([], true)
    }
  }, [me, documents])
  return null
}
