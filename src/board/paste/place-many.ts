import {
  NOTE,
  type Point,
  type SheetGeometry,
  type Spot,
  clampPlace,
  freePlace,
} from '../../model/geometry.ts'
import { inRows } from '../../model/note.ts'

interface Taken extends Point {
  readonly width?: number
  readonly height?: number
}

const overlaps = (a: Point, b: Taken): boolean =>
  a.x < b.x + (b.width ?? NOTE.width) &&
  b.x < a.x + NOTE.width &&
  a.y < b.y + (b.height ?? NOTE.minHeight) &&
  b.y < a.y + NOTE.minHeight

/** How many layers lie visibly staggered over each other before they begin anew, and by how much; sheet units. */
const LAYERS = 6
const STAGGER = 8

/**
 * Places for many new notes in a field: free ones while there are any, then staggered over what is there. Looking for a
 * free place in a full field takes long, so the first that is not found ends the search: two thousand take no longer.
 * @param heights how high the new notes are, sheet units
 */
export function placeMany(
  geometry: SheetGeometry,
  field: string,
  taken: readonly Taken[],
  heights: readonly number[],
): readonly Spot[] {
  const rect = geometry.fields.get(field)
  const standing: Taken[] = [...taken]
  const places: Spot[] = []
  let full = false
  for (const height of heights) {
    let place: Spot | null = null
    if (!full) {
      place = freePlace(geometry, field, standing, height)
      full = standing.some((other) => place !== null && overlaps(place, other))
      if (!full) standing.push({ ...place, height })
    }
    if (full && rect) {
      const under = standing.length > 0 ? standing : [{ x: NOTE.gap, y: NOTE.gap }]
      const over = places.length - (standing.length - taken.length)
      const base = under[over % under.length] ?? { x: NOTE.gap, y: NOTE.gap }
      const layer = 1 + (Math.floor(over / under.length) % LAYERS)
      const at = clampPlace(rect, { x: base.x + layer * STAGGER, y: base.y + layer * STAGGER })
      place = { ...at, late: true }
    }
    const before = places.at(-1)
    const { x, y, late } = place ?? { x: NOTE.gap, y: NOTE.gap, late: false }
    // They are read as they came: whatever follows a late one is late, and who found room further up.
    places.push({
      x,
      y,
      late: late || (before !== undefined && (before.late || inRows({ x, y }, before) < 0)),
    })
  }
  return places
}
