import { useDeferredValue, useMemo, useState } from 'react'
import type { Compass } from '../../model/compass.ts'
import type { Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { type PosterInput, type PosterSize, posterInput } from '../../poster/input.ts'
import { type PosterLayout, layoutPoster } from '../../poster/layout.ts'
import { livingAddress } from './living-address.ts'

interface Printed {
  readonly series: Series
  readonly seriesId: string
  readonly compass: Compass
  readonly template: CompassTemplate
}

/** The poster as it would be printed today, laid out anew as the compass is written. */
export function usePosterLayout(
  { series, seriesId, compass, template }: Printed,
  size: PosterSize,
): { readonly input: PosterInput; readonly layout: PosterLayout } {
  const [today] = useState(() => new Date())
  // Laying out takes some tens of milliseconds, which must not slow down somebody's typing arriving.
  const shown = useDeferredValue(compass)
  const canvas = series.canvases.find((one) => one.template === 'compass')?.id
  const livingUrl = canvas === undefined ? null : livingAddress(window.location, seriesId, canvas)
  const input = useMemo(
    () => posterInput(shown, series, template, { size, date: today, livingUrl }),
    [shown, series, template, size, today, livingUrl],
  )
  const layout = useMemo(() => layoutPoster(input), [input])
  return { input, layout }
}
