import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation } from 'wouter'
import { useT } from '../../i18n/index.ts'
import { currentStep } from '../../facilitation/clock.ts'
import type { Series } from '../../model/series.ts'
import type { Me } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { workshopPath } from '../paths.ts'

/**
 * Takes this screen to the running step whenever one is started, wherever it was. What was being written stays as it is:
 * each letter is in its document already.
 */
export function useFollow(me: Me, series: Series, started: Readonly<Record<string, number>>): void {
  const t = useT()
  const [, navigate] = useLocation()
  // The same step started again is a start too.
  const mark = series.current === null ? null : `${series.current} ${started[series.current] ?? ''}`
  const last = useRef(mark)

  const follow = useEffectEvent(() => {
    const step = currentStep(series.steps, series.current)
    if (!step) return
    navigate(workshopPath(me.seriesId, me.role), { replace: true })
    const text = t('workshop.stepStarted', { title: step.title })
    if (me.role === 'facilitator') announce(text)
    else notify({ kind: 'info', text })
  })
  useEffect(() => {
    if (mark === last.current) return
    last.current = mark
    follow()
  }, [mark])
}
