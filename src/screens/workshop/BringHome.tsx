import { useEffect, useEffectEvent, useRef } from 'react'
import { closeText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { canvasDocument } from '../../model/series.ts'
import { bringHome } from '../../sync/bring-home.ts'
import { type DocumentsOf, leftBehind, onItsWay } from '../../sync/left-behind.ts'
import type { KeptDocument } from '../../sync/kept-documents.ts'
import { CLOSE } from '../../sync/protocol.ts'
import { askToPersist } from '../../sync/persist.ts'
import { onReplaced, stuckDocuments } from '../../sync/room-registry.ts'
import { isAside } from '../../sync/unsent.ts'
import { onWaking } from '../../sync/waking.ts'
import { notify } from '../../ui/notices.ts'
import { hasWords } from '../kept/as-text.ts'
import { leftDocuments } from '../kept/left-documents.ts'
import { useWorkshop } from './workshop-context.ts'

/** How often this device is asked what it has, ms. */
const AGAIN = 20_000
/** What lasts no longer is not told of, ms. */
const MOMENT = 1000

/** Shows nothing: sees to it that what this device kept goes home, whatever canvas is looked at, and finds what cannot. */
export function BringHome(): null {
  const t = useT()
  const { me, series } = useWorkshop()
  const told = useRef(new Set<string>())
  const tell = useEffectEvent((left: readonly KeptDocument[]) => {
    const asides = left.filter((copy) => isAside(copy, me.participantId))
    if (asides.some(({ participant }) => !told.current.has(participant))) {
      notify({ kind: 'error', text: closeText(t, CLOSE.tooLarge) })
    }
    told.current = new Set(asides.map(({ participant }) => participant))
  })
  useEffect(() => {
    const look = (stuck: ReadonlySet<string>) => {
      if (stuck.size > 0) void askToPersist()
    }
    look(stuckDocuments.getState())
    return stuckDocuments.subscribe(look)
  }, [])
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
      const left = [...(await leftBehind(me, canvases)), ...onItsWay(me, canvases)].filter(hasWords)
      if (!isCurrent) return
      leftDocuments.setState(left, true)
      tell(left)
    }
    // Who only looks on has written nothing, and their screen is on the wall.
    const mayHave = me.role !== 'viewer'
    if (mayHave) void look()
    // What was too much for the server was put aside then.
    const stopReplaced = onReplaced(() => mayHave && void look())
    // What is brought to another document is there in a moment, unless the network is gone.
    let later: ReturnType<typeof setTimeout> | undefined
    const stopStuck = stuckDocuments.subscribe(() => {
      clearTimeout(later)
      later = setTimeout(() => mayHave && void look(), MOMENT)
    })
    return () => {
      stopReplaced()
      stopStuck()
      clearTimeout(later)
      isCurrent = false
      clearInterval(timer)
      stopWaking()
      leftDocuments.setState([], true)
    }
  }, [me, documents])
  return null
}
