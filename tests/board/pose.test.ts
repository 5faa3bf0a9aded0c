// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { pose } from '../../src/board/sheet/pose.ts'

/** An element with the animations that were begun on it, as jsdom has none. */
function animated() {
  const element = document.createElement('div')
  const begun: { frames: unknown; is: string }[] = []
  element.animate = (frames) => {
    const one = { frames: frames as unknown, is: 'running' }
    begun.push(one)
    return {
      effect: { setKeyframes: (next: unknown) => (one.frames = next) },
      pause: () => (one.is = 'paused'),
      cancel: () => (one.is = 'cancelled'),
    } as unknown as Animation
  }
  return { element, begun }
}

it('poses by one animation that stands still, which shows what the style says', () => {
  const { element, begun } = animated()
  const { to, end } = pose(element)
  expect(begun).toEqual([])
  const looks = ['1px 2px', '3px 4px'].map((translate) => ({ translate }))
  for (const look of looks) {
    to(look)
    expect(begun).toEqual([{ frames: [look, look], is: 'paused' }])
    expect(element.style).toMatchObject(look)
  }
  end()
  expect(begun).toMatchObject([{ is: 'cancelled' }])
  expect(element.style).toMatchObject(looks[1] ?? {})
  to({ translate: '5px 6px' })
  expect(begun).toHaveLength(2)
})

it('poses by the style where there are no animations', () => {
  const element = document.createElement('div')
  expect('animate' in element).toBe(false)
  const { to, end } = pose(element)
  to({ transform: 'scale(2)' })
  expect(element.style.transform).toBe('scale(2)')
  expect(vi.fn(end)).not.toThrow()
})
