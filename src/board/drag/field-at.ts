import type { Point, SheetGeometry } from '../../model/geometry.ts'

/** The notes field at a place of the sheet; null between and outside of them. */
export function fieldAt(geometry: SheetGeometry, keys: readonly string[], { x, y }: Point): string | null {
  const at = keys.find((key) => {
    const rect = geometry.fields.get(key)
    return (
      rect !== undefined && x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
    )
  })
  return at ?? null
}
