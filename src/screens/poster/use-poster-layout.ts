import { useDeferredValue, useMemo, useState } from 'react'
import type { Compass } from '../../model/compass.ts'
import type { Series } from '../../model/series.ts'
import type { CompassTemplate } from '../../model/template.ts'
import { type PosterInput, type PosterSize, posterInput } from '../../poster/input.ts'
import { type PosterLayout, layoutPoster } from '../../poster/layout.ts'

/** The poster as it would be printed today, laid out anew as the compass is written. */
export function usePosterLayout(
  series: Series,
  compass: Compass,
  template: CompassTemplate,
  size: PosterSize,
): { readonly input: PosterInput; readonly layout: PosterLayout } {
  const [today] = useState(() => new Date())
  // Laying out takes some tens of milliseconds, which must not slow down somebody's typing arriving.
  const shown = useDeferredValue(compass)
  const input = useMemo(
    () => posterInput(shown, series, template, { size, date: today }),
    [shown, series, template, size, today],
  )
  const layout = useMemo(() => layoutPoster(input), [input])
  return { input, layout }
}
