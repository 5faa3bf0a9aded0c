import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const ICON = /lucide-react\/dist\/esm\/icons\/[\w-]+\.m?js$/
const DRAWN = fileURLToPath(new URL('../ui/drawn-icon.tsx', import.meta.url))

/** A shape of an icon, as Lucide writes it down. */
export type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>]

/** A path that begins with a relative move begins where the one before it ended, unless it says where. */
function absolute(d: string): string {
  const begin = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*/.exec(d)
  if (!begin) return d
  const rest = d.slice(begin[0].length)
  // More numbers after a relative move are relative lines.
  return `M${begin[1]} ${begin[2]}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`
}

/** What is said of each shape; `key` is for React. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  path: ['d', 'key'],
  line: ['x1', 'y1', 'x2', 'y2', 'key'],
  circle: ['cx', 'cy', 'r', 'key'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry', 'key'],
}

/** So small that a point of its line covers what is filled of it. */
const isDot = ([tag, { r }]: Shape): boolean => tag === 'circle' && Number(r) <= 1

function isKnown(shape: Shape): boolean {
  const [tag, attributes] = shape
  return Object.keys(attributes).every(
    (name) => KNOWN[tag]?.includes(name) || (name === 'fill' && isDot(shape)),
  )
}

function pathOf([tag, attributes]: Shape): string {
  const number = (name: string) => Number(attributes[name] ?? 0)
  const round = (value: number) => Number(value.toFixed(3))
  if (tag === 'line') return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`
  if (tag === 'circle') {
    const [cx, cy, r] = [number('cx'), number('cy'), number('r')]
    const point = attributes['fill'] === undefined ? '' : `M${cx} ${cy}h.01`
    return `M${round(cx - r)} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0 ${r} ${r} 0 1 0-${2 * r} 0z${point}`
  }
  if (tag === 'rect') {
    const [x, y, r] = [number('x'), number('y'), number('rx')]
    const [across, down] = [round(number('width') - 2 * r), round(number('height') - 2 * r)]
    const corner = (dx: number, dy: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`)
    const begin = `M${round(x + r)} ${y}h${across}${corner(r, r)}v${down}`
    return `${begin}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`
  }
  return absolute(attributes['d'] ?? '')
}

/**
 * An icon's shapes as one path, which looks the same: all are lines of one kind, and none is filled.
 * @returns null when one of them is not known here
 */
export const onePath = (shapes: readonly Shape[]): string | null =>
  shapes.every(isKnown) ? shapes.map(pathOf).join('') : null

/**
 * Draws each icon as one path. Lucide makes an element and a component of every line, from a table with the names of all,
 * while the page is loaded: of the first picture's elements that was a third.
 */
export function drawnIcons(): Plugin {
  return {
    name: 'drawn-icons',
    apply: 'build',
    async transform(_, id) {
      if (!ICON.test(id)) return null
      const { __iconData: icon } = (await import(pathToFileURL(id).href)) as {
        readonly __iconData?: { readonly size: number; readonly node: readonly Shape[] }
      }
      const d = icon?.size === 24 ? onePath(icon.node) : null
      if (d === null) return null
      return {
        code: `import { drawnIcon } from ${JSON.stringify(DRAWN)}
export default /* @__PURE__ */ drawnIcon(${JSON.stringify(d)})`,
        map: null,
        moduleSideEffects: false,
      }
    },
  }
}
