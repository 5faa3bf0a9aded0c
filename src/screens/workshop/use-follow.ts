import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation } from 'wouter'
import { currentStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import type { Me } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { workshopPath } from '../paths.ts'

/** Tells one start of a step from another; the same step started again is a start too. Null: none was started. */
export const startMark = (series: Series, started: Readonly<Record<string, number>>): string | null =>
  series.current === null ? null : `${series.current} ${started[series.current] ?? ''}`

/**
 * Takes this screen to the running step whenever one is started, wherever it was. What was being written stays as it is:
 * each letter is in its document already.
 * @param mark the start that the stage has come to, see `useStage`
 */
export function useFollow(me: Me, series: Series, mark: string | null): void {
  const t = useT()
  const [, navigate] = useLocation()
  const last = useRef(mark)

  const follow = useEffectEvent(() => {
    const step = currentStep(series.steps, series.current)
    if (!step) return
    navigate(workshopPath(me.seriesId, me.role), { replace: true })
    announce(t('workshop.stepStarted', { title: step.title }))
  })
  useEffect(() => {
    if (mark === last.current) return
    last.current = mark
    follow()
  }, [mark])
}
