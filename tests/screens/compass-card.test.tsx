// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { compareCanvases } from '../../src/model/archive-compare.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { CompassCard } from '../../src/screens/history/CompassCard.tsx'
import { Differences } from '../../src/screens/history/Differences.tsx'
import { marksOf } from '../../src/screens/history/marks.ts'
import type { CompassTemplate } from '../../src/model/template.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { newCanvas } from '../model/canvases.ts'
import { type Mounted, mount } from '../ui/mount.ts'

const template = CANVAS_TEMPLATES.get('compass') as CompassTemplate
let shown: Mounted | null = null
afterEach(() => shown?.unmount())

/** A compass with one key result, and what it became when its target changed and a deed came. */
function twoStates() {
  const doc = newCanvas('compass')
  addKeyResult(doc, 'k', 'p1')
  setKeyResult(doc, 'k', { baseline: 68, target: 90, due: '2027-05-31' })
  const before = readCanvasArchive(doc)
  setKeyResult(doc, 'k', { target: 88 })
  addDeed(doc, 'd', 'p1', 'Kysymme, miten matka meni')
  return { before, now: readCanvasArchive(doc) }
}

describe('a compass of earlier', () => {
  it('shows its key results with their numbers and days, and what differs', () => {
    const { before, now } = twoStates()
    const marks = marksOf(compareCanvases(before, now))
    shown = mount(
      <CompassCard
        archive={now}
        template={template}
        language="fi"
        label="Arjen kompassi – Nyt"
        marks={marks}
      />,
    )
    const [deed, result] = document.querySelectorAll<HTMLElement>('section li')
    expect(deed?.dataset['marked']).toBe('added')
    expect(result?.textContent?.replaceAll('\u00a0', ' ')).toContain('68 → 88 · 31.5.2027')
    expect(result?.dataset['marked']).toBe('changed')
  })

  it('is compared number by number', () => {
    const { before, now } = twoStates()
    shown = mount(
      <Differences differences={compareCanvases(before, now)} template={template} language="fi" />,
    )
    const words = document.body.textContent?.replaceAll('\u00a0', ' ')
    expect(words).toContain('Teko: tullut lisää')
    expect(words).toContain('Silloin: 68 → 90 · 31.5.2027')
    expect(words).toContain('Nyt: 68 → 88 · 31.5.2027')
  })
})
