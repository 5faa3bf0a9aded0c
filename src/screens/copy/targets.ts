import { type SheetGeometry, sheetGeometry } from '../../model/geometry.ts'
import { canvasRight } from '../../model/role.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { Me } from '../../sync/room-types.ts'
import { placeName } from '../search/place-name.ts'
import { canvasName, templateOf } from '../workshop/stage.ts'

/** A canvas that notes can be copied to. */
export interface Target {
  readonly canvas: CanvasRef
  readonly name: string
  /** The fields that take notes: of the compass, the principles. */
  readonly fields: readonly { readonly key: string; readonly name: string }[]
  /** Null: the compass, where notes have no places. */
  readonly geometry: SheetGeometry | null
  /** Whether this person may write there now. */
  readonly open: boolean
}

/** The canvases of a series that take notes, but for the one that they are from. */
export function targetsOf(series: Series, me: Me, from: string): Target[] {
  return series.canvases.flatMap((canvas): Target[] => {
    const template = templateOf(canvas)
    if (canvas.id === from || template === 'unknown') return []
    const keys =
      template.kind === 'compass'
        ? template.principles.map(({ key }) => key)
        : template.fields.filter(({ type }) => type === 'notes').map(({ key }) => key)
    return [
      {
        canvas,
        name: canvasName(canvas, series),
        fields: keys.map((key) => ({ key, name: placeName(template, key, series.language) })),
        geometry: template.kind === 'compass' ? null : sheetGeometry(template.sheet),
        open: canvasRight(me.role, canvas.state) === 'write',
      },
    ]
  })
}
