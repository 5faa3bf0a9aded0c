import { useEffect } from 'react'
import { canvasDocument } from '../../model/series.ts'
import { bringHome } from '../../sync/bring-home.ts'
import { useWorkshop } from './workshop-context.ts'

/** Shows nothing: sees to it that what this device kept goes home, whatever canvas is looked at. */
export function BringHome(): null {
  const { me, series } = useWorkshop()
  // Plain words, since the canvases are read anew with every change of the series.
  const canvases = series.canvases
    .map((canvas) => [canvasDocument(canvas), ...(canvas.aside ?? [])].join('/'))
    .join(' ')
  useEffect(
    () =>
      void bringHome(
        me,
        canvases.split(' ').map((ids) => ids.split('/')),
      ),
    [me, canvases],
  )
  return null
}
