// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { CompassEditor } from '../../src/screens/compass/CompassEditor.tsx'
import { compassTemplate, hide, me, memoryRoom, show, someSeries } from './compass-stage.tsx'

/** What the page tells of sections that cross the line at which one reads. */
let tell: (entries: readonly object[]) => void

vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe = (): void => undefined
    disconnect = (): void => undefined
    constructor(listener: typeof tell) {
      tell = listener
    }
  },
)
const rects = vi.spyOn(Element.prototype, 'getClientRects')
afterEach(hide)

function showStep(place: string): Promise<HTMLElement> {
  const series = someSeries()
  const canvas = series.canvases[1]
  if (!canvas) throw new Error('no compass')
  const given = { template: compassTemplate, series, canvas, place, me, right: 'write' } as const
  return show(<CompassEditor room={memoryRoom('compass')} {...given} />)
}
const crosses = (part: string) =>
  act(async () => tell([{ isIntersecting: true, target: document.getElementById(`compass-${part}`) }]))
const current = () => document.querySelector('[data-current="true"]')?.id

it('the part that is read is the current one where all show', async () => {
  rects.mockReturnValue([{}] as unknown as DOMRectList)
  await showStep('p1')
  await crosses('p3')
  expect(current()).toBe('compass-p3')
})

it('the step’s part stays where it shows alone, as on a phone, whatever is told of the part before', async () => {
  rects.mockReturnValue([] as unknown as DOMRectList)
  await showStep('p2')
  await crosses('p1')
  expect(current()).toBe('compass-p2')
})

it('a step about key results opens at them, within their principle', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  await showStep('p1.keyResults')
  expect(current()).toBe('compass-p1')
  expect(seen.mock.contexts.map((element) => (element as Element).id)).toEqual(['compass-p1-keyResults'])
  seen.mockRestore()
})
