import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fi } from '../../src/i18n/fi/index.ts'
import { later } from '../../src/i18n/fi/later/index.ts'

const SRC = join(import.meta.dirname, '../../src')
const code = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !/i18n\/(?:fi|en)\//.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

const keys = [fi, later].flatMap((texts) =>
  Object.entries(texts).flatMap(([area, named]) => Object.keys(named).map((name) => `${area}.${name}`)),
)
const words = new Set([...code.matchAll(/['`]([\w.-]+)['`]/g)].map(([, word]) => word ?? ''))
/** The poster has its texts as an object. */
for (const [, word] of code.matchAll(/\bwords\.(\w+)/g)) words.add(`poster.${word}`)
/** Of keys that are put together, such as `errors.${code}`: what stands before the name, and all that may be the name. */
const beginnings = [...new Set([...code.matchAll(/`([a-z]+\.[\w-]*)\$\{/g)].map(([, begin]) => begin ?? ''))]
const names = new Set(
  [...code.matchAll(/['`]([\w-]+)['`]|(\b\w+):|\b(\d{4})\b/g)].map((found) => found.slice(1).join('')),
)

it('no text stands in the dictionaries that nothing says', () => {
  const isSaid = (key: string) =>
    words.has(key) || beginnings.some((begin) => key.startsWith(begin) && names.has(key.slice(begin.length)))
  expect(beginnings).toContain('errors.')
  expect(keys.length).toBeGreaterThan(400)
  expect(keys.filter((key) => !isSaid(key))).toEqual([])
})
