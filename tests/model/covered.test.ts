import { describe, expect, it } from 'vitest'
import { countCovered } from '../../src/model/covered.ts'
import { cpuTime } from '../support/cpu-time.ts'

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

  it('is counted to the point: a strip of 11 shows of 76, one of 12 is enough', () => {
    expect(countCovered([box(0, 0), { ...box(0, 11.3), height: 64.7 }])).toBe(1)
    expect(countCovered([box(0, 0), { ...box(0, 11.5), height: 64.5 }])).toBe(0)
  })

  it('is what several cover together, whatever their order above it', () => {
    const halves = [box(-62, 0), box(62, 0)]
    expect(countCovered([box(0, 0), ...halves])).toBe(1)
    expect(countCovered([box(0, 0), ...halves.toReversed()])).toBe(1)
    expect(countCovered([...halves, box(0, 0)])).toBe(0)
  })

  it('is found for a thousand notes in one heap without a pause that one would feel', () => {
    const heap = Array.from({ length: 1000 }, (_, n) => box((n * 37) % 160, (n * 53) % 90))
    const before = cpuTime()
    expect(countCovered(heap)).toBeGreaterThan(900)
    expect(cpuTime() - before).toBeLessThan(500)
  })
})
