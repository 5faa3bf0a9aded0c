import { describe, expect, it } from 'vitest'
import { countCovered } from '../../src/model/covered.ts'

const box = (x: number, y: number) => ({ x, y, width: 124, height: 76 })

describe('what lies under others', () => {
  it('is counted when hardly anything of it shows', () => {
    expect(countCovered([])).toBe(0)
    expect(countCovered([box(0, 0), box(134, 0), box(0, 86)])).toBe(0)
    expect(countCovered([box(0, 0), box(2, 2)])).toBe(1)
    expect(countCovered([box(0, 0), box(2, 2), box(4, 4)])).toBe(2)
  })

  it('is not what shows its first lines, nor what is covered in part by several', () => {
    expect(countCovered([box(0, 0), box(0, 40)])).toBe(0)
    expect(countCovered([box(60, 60), box(0, 0), box(120, 0)])).toBe(0)
  })
})
