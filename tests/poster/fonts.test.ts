import { readFile, readdir, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { REQUIRED_CHARACTERS } from '../../src/fonts/faces.ts'
import metrics from '../../src/fonts/generated/metrics.json' with { type: 'json' }

const generated = new URL('../../src/fonts/generated/', import.meta.url)

describe('the shipped fonts', () => {
  it('have every letter that is promised', () => {
    for (const { characters, advances } of Object.values(metrics)) {
      for (const letter of REQUIRED_CHARACTERS) expect(characters).toContain(letter)
      expect([...characters]).toHaveLength(advances.length)
    }
  })

  it('are named by the style sheets, and are small enough for a first visit', async () => {
    const names = await readdir(generated)
    let firstVisit = 0
    for (const sheet of ['fonts.css', 'poster.css']) {
      const css = await readFile(new URL(`../../src/fonts/${sheet}`, import.meta.url), 'utf8')
      for (const [, name = ''] of css.matchAll(/generated\/([^']+)/g)) {
        expect(names).toContain(name)
        if (sheet === 'fonts.css' && !/-(?:more|other)/.test(name)) {
          firstVisit += (await stat(new URL(name, generated))).size
        }
      }
    }
    expect(firstVisit).toBeGreaterThan(20_000)
    expect(firstVisit).toBeLessThan(40_000)
  })
})
