import { describe, expect, it } from 'vitest'
import { fi } from '../../src/i18n/fi/index.ts'
import { later } from '../../src/i18n/fi/later/index.ts'
import { firstLoad } from '../support/first-load.ts'

/*
 * What the first screens say must be there with them: a text of `later/` would leave a gap until it comes. The messages of
 * failures (`errors`) may: they are made from codes, and come a moment after the failure.
 */
const first: Readonly<Record<string, Readonly<Record<string, string>>>> = fi
const rest: Readonly<Record<string, Readonly<Record<string, string>>>> = later
const KEY = /['"`]([a-z]+)\.([\w-]+)['"`]/g

describe('the texts of the first screens', () => {
  const code = [...firstLoad()].filter(([file]) => !file.includes('/i18n/fi/'))

  it('are looked for in all that comes first', () => {
    const files = code.map(([file]) => file).join('\n')
    expect(files).toContain('/src/board/Board.tsx')
    expect(files).not.toContain('/src/board/soon.ts')
  })

  it('come with the first screens', () => {
    const missing = code.flatMap(([file, text]) =>
      [...text.matchAll(KEY)]
        .filter(
          ([, area = '', name = '']) => first[area]?.[name] === undefined && rest[area]?.[name] !== undefined,
        )
        .map(([key]) => `${key} of ${file}`),
    )
    expect(missing, 'to be moved from src/i18n/fi/later/ to src/i18n/fi/').toEqual([])
  })

  it('stand in one place only', () => {
    const twice = Object.entries(first).flatMap(([area, texts]) =>
      Object.keys(texts).filter((name) => rest[area]?.[name] !== undefined),
    )
    expect(twice).toEqual([])
  })
})
