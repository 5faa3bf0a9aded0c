// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { posterSvg } from '../../src/poster/static.tsx'
import { keyResult, poster } from './posters.ts'

describe('posterSvg', () => {
  it('is well-formed, measured in millimetres, and carries its fonts', () => {
    const nasty = 'A & B <script>alert("1")</script> ]]> ’'
    const svg = posterSvg(
      poster([{ statement: nasty, deeds: [nasty], keyResults: [keyResult({ label: nasty })] }], {
        organisation: nasty,
        size: 'A4',
        livingUrl: 'https://kompassi.example.fi/wall?a=1&b=2#0123',
      }),
    )
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(parsed.querySelector('parsererror')).toBeNull()
    const root = parsed.documentElement
    expect([root.getAttribute('width'), root.getAttribute('height')]).toEqual(['210mm', '297mm'])
    expect(root.getAttribute('viewBox')).toBe('0 0 210 297')
    expect(parsed.querySelector('script')).toBeNull()
    expect(parsed.querySelector('title')?.textContent).toContain('Arjen kompassi')
    const style = parsed.querySelector('style')?.textContent ?? ''
    expect(style.match(/@font-face/g)).toHaveLength(4)
    const named = new Set(
      [...parsed.querySelectorAll('text')].map((text) => text.getAttribute('font-family')),
    )
    for (const family of named) expect(style).toContain(`font-family:'${family}'`)
  })
})
