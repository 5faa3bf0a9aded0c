import { useEffect, useMemo, useState } from 'react'
import type { Series } from '../../model/series.ts'
import { type Stage, stageOf } from './stage.ts'

/** So long (ms) after a letter somebody is in the middle of a sentence still. */
const PAUSE = 3000

let typedAt = -Infinity

const isWriting = (): boolean =>
  performance.now() - typedAt < PAUSE && !!document.activeElement?.matches('textarea, input')

const onInput = (): void => {
  typedAt = performance.now()
}

interface Shown {
  readonly mark: string | null
  readonly chosen: string | null
  readonly stage: Stage
}

/**
 * What fills the screen. When a step is started, whoever is in the middle of a sentence stays where they write until they
 * pause or leave the text: what they type on would land on the step's canvas else, in a field that it does not belong to.
 * @param chosen the canvas in the address
 * @param mark `startMark`
 * @returns the stage, the canvas that is looked at instead of the step's, and the start that this screen has come to
 */
export function useStage(series: Series, chosen: string | null, mark: string | null): Shown {
  const wanted = useMemo(() => ({ mark, chosen, stage: stageOf(series, chosen) }), [series, chosen, mark])
  const [last, setLast] = useState(wanted)
  const [, look] = useState(0)
  const { stage } = last
  const stays = mark !== last.mark && stage.kind === 'canvas' && isWriting()
  if (!stays && last !== wanted) setLast(wanted)

  useEffect(() => {
    document.addEventListener('input', onInput, true)
    return () => document.removeEventListener('input', onInput, true)
  }, [])
  useEffect(() => {
    if (!stays) return undefined
    const again = () => look(performance.now())
    const timer = setInterval(again, PAUSE / 6)
    document.addEventListener('focusout', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('focusout', again)
    }
  }, [stays])

  return useMemo(() => {
    if (!stays || stage.kind !== 'canvas') return wanted
    const { id } = stage.canvas
    // As it is now: it may be closed for writing meanwhile.
    return { mark: last.mark, chosen: id, stage: { ...stageOf(series, id), place: stage.place } as Stage }
  }, [stays, stage, wanted, series, last])
}
