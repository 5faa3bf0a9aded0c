import { expect, it } from 'vitest'
import { tone } from '../../src/board/presence/tone.ts'

it('gives the first few people different tones, and each always the same', () => {
  const ids = ['a', 'f', 'k', 'p', 'u', 'z']
  const tones = ids.map(tone)
  expect(new Set(tones.slice(0, 5)).size).toBe(5)
  expect(ids.map(tone)).toEqual(tones)
})
