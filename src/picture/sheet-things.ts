import { strokePath } from './stroke-path.ts'
import { linkShape, placeRect } from './link-path.ts'
import type { CanvasArchive } from '../model/archive-canvas.ts'
import type { Rect, SheetGeometry } from '../model/geometry.ts'
import type { InkColor, InkTool } from '../model/ink.ts'
import type { LinkKind } from '../model/links.ts'
import type { StampKind } from '../model/stamps.ts'

/* What lies beside the notes, for the picture of a version. All lengths are sheet units. */

interface PicturedGroup extends Rect {
  readonly id: string
  readonly title: string
}
interface PicturedLink {
  readonly id: string
  readonly kind: LinkKind
  readonly line: string
  readonly head: string
}
interface PicturedStroke {
  readonly id: string
  readonly tool: InkTool
  readonly color: InkColor
  readonly path: string
}
interface PicturedStamp {
  readonly id: string
  readonly kind: StampKind
  /** Its middle. */
  readonly x: number
  readonly y: number
}
interface PicturedImage extends Rect {
  readonly id: string
  readonly hash: string
  readonly alt: string
}

export interface PicturedThings {
  readonly groups: readonly PicturedGroup[]
  readonly links: readonly PicturedLink[]
  readonly strokes: readonly PicturedStroke[]
  readonly stamps: readonly PicturedStamp[]
  readonly images: readonly PicturedImage[]
}

/** The paper that shows around a group's notes, and above them for its title. */
const FRAME = { around: 7, above: 24 }

function frameAround(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map(({ x }) => x)) - FRAME.around
  const top = Math.min(...rects.map(({ y }) => y)) - FRAME.above
  const right = Math.max(...rects.map(({ x, width }) => x + width)) + FRAME.around
  const bottom = Math.max(...rects.map(({ y, height }) => y + height)) + FRAME.around
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** @param notes where each note is drawn, by id */
export function pictureThings(
  archive: CanvasArchive,
  geometry: SheetGeometry,
  notes: ReadonlyMap<string, Rect>,
): PicturedThings {
  const onSheet = ({ field, x, y }: { readonly field: string; readonly x: number; readonly y: number }) => {
    const rect = geometry.fields.get(field)
    return { x: (rect?.x ?? 0) + x, y: (rect?.y ?? 0) + y }
  }
  const groups = archive.groups.flatMap(({ id, field, title }): PicturedGroup[] => {
    const members = archive.notes.filter((note) => note.group === id && note.at.field === field)
    const rects = members.flatMap((note) => notes.get(note.id) ?? [])
    return rects.length === 0 ? [] : [Object.assign(frameAround(rects), { id, title })]
  })
  const rectOf = (end: CanvasArchive['links'][number]['from']): Rect | null =>
    'point' in end ? placeRect(end.point) : end.canvas === undefined ? (notes.get(end.note) ?? null) : null
  const links = archive.links.flatMap(({ id, kind, from, to }): PicturedLink[] => {
    const [start, end] = [rectOf(from), rectOf(to)]
    if (!start || !end) return []
    const { line, head } = linkShape(start, end)
    return [{ id, kind, line, head }]
  })
  const fieldImages = Object.entries(archive.images).flatMap(([field, { hash }]): PicturedImage[] => {
    const rect = geometry.fields.get(field)
    return rect ? [Object.assign({}, rect, { id: `field ${field}`, hash, alt: '' })] : []
  })
  return {
    groups,
    links,
    strokes: archive.ink.map((stroke) => ({
      id: stroke.id,
      tool: stroke.tool,
      color: stroke.color,
      path: strokePath(stroke),
    })),
    stamps: archive.stamps.map(({ id, kind, at }) => Object.assign(onSheet(at), { id, kind })),
    images: [
      ...fieldImages,
      ...archive.pictures.map(({ id, at, width, height, file, alt }) =>
        Object.assign(onSheet(at), { id, width, height, hash: file.hash, alt }),
      ),
    ],
  }
}
