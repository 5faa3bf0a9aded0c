import { readFile, readdir } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

/*
 * What comes before a participant's first note, from the built files: the page's script, everything that it imports without
 * `import()`, their style sheets, and the one font that the first screen is set in.
 */
const ROOT = 'dist/client'
const FONT = /^figtree-[\w-]{8}\.woff2$/
/** Bytes. Wanted are 170,000; this is what has been reached, and may only go down. */
const BUDGET = 195_000

/** The files that the page's own text names, and those that their scripts import at once. */
async function firstFiles(): Promise<ReadonlySet<string>> {
  const page = await readFile(`${ROOT}/index.html`, 'utf8')
  const files = new Set(
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap((m) => m[1] ?? []),
  )
  for (const file of files) {
    if (!file.endsWith('.js')) continue
    const code = await readFile(`${ROOT}/${file}`, 'utf8')
    const imports = code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)
    for (const [, name] of imports) files.add(`assets/${name}`)
  }
  return files
}

test('little comes before the first note', async () => {
  const files = await firstFiles()
  expect([...files].some((file) => file.endsWith('.js'))).toBe(true)
  expect([...files].some((file) => file.endsWith('.css'))).toBe(true)
  const fonts = (await readdir(`${ROOT}/assets`)).filter((name) => FONT.test(name))
  expect(fonts, 'the font of the first screen').toHaveLength(1)

  const sizes: Record<string, number> = {}
  for (const file of files) sizes[file] = brotliCompressSync(await readFile(`${ROOT}/${file}`)).byteLength
  for (const name of fonts) sizes[name] = (await readFile(`${ROOT}/assets/${name}`)).byteLength
  const sum = Object.values(sizes).reduce((all, size) => all + size, 0)
  console.info('before the first note, bytes:', sum, sizes)
  expect(sum, JSON.stringify(sizes)).toBeLessThanOrEqual(BUDGET)
})
