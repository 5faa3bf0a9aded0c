import { describe, expect, it } from 'vitest'
import { onePath } from '../../src/build/drawn-icons.ts'

describe('an icon as one path', () => {
  it('begins each part where it begins by itself', () => {
    const d = onePath([
      ['path', { d: 'm21 21-4.34-4.34', key: 'a' }],
      ['path', { d: 'm3 16 4 4 4-4', key: 'b' }],
      ['path', { d: 'M7 20V4', key: 'c' }],
      ['path', { d: 'm5 5.5l1 1', key: 'd' }],
    ])
    expect(d).toBe('M21 21l-4.34-4.34M3 16l4 4 4-4M7 20V4M5 5.5l1 1')
  })

  it('draws circles, boxes and lines', () => {
    expect(onePath([['circle', { cx: '11', cy: '11', r: '8' }]])).toBe('M3 11a8 8 0 1 0 16 0 8 8 0 1 0-16 0z')
    expect(onePath([['rect', { x: '3', y: '4', width: '7', height: '6' }]])).toBe('M3 4h7v6h-7v-6z')
    expect(onePath([['rect', { x: '3', y: '3', width: '18', height: '14', rx: '2' }]])).toBe(
      'M5 3h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2z',
    )
    expect(onePath([['line', { x1: '12', x2: '12.01', y1: '8', y2: '12' }]])).toBe('M12 8L12.01 12')
  })

  it('leaves an icon as it is with something that it does not know', () => {
    expect(onePath([['ellipse', { cx: '12', cy: '5', rx: '9', ry: '3' }]])).toBeNull()
    expect(onePath([['path', { d: 'M7 20V4', opacity: '.5' }]])).toBeNull()
    expect(onePath([['circle', { cx: '12', cy: '5', r: '4', fill: 'currentColor' }]])).toBeNull()
  })
})
