import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import {
  CORE_CHARACTERS,
  FIRST_CHARACTERS,
  INTERFACE_FACES,
  MORE_CHARACTERS,
  OTHER_CHARACTERS,
  PACKAGES,
  POSTER_FACE,
  POSTER_FACES,
  REQUIRED_CHARACTERS,
  VARIABLE_FACE,
  type InterfaceFace,
  type PosterFace,
} from './faces.ts'
import { withStrokedT } from './stroked-t.ts'
import { readMetrics, tightened, type FontMetrics } from './ttf.ts'

/*
 * Makes, from the full open fonts, what the product ships (`generated/`, not in the repository):
 *   figtree.woff2, fraunces-*.woff2    the interface's, kerned; Figtree's is variable
 *   <face>-more.woff2, -other.woff2    further letters, each loaded only by pages that need it
 *   poster-<face>.woff2                the poster's on the screen
 *   poster-<face>.ttf                  the poster's in its PDF, loaded on demand
 *   metrics.json                       advance widths, so that the poster is laid out alike everywhere
 *   embedded.ts                        the poster's faces as data: URIs, for an SVG that looks right on its own
 * The ready-made "latin" files of these fonts lack š ž đ ŋ ŧ, and a PDF drops such letters silently.
 */
const here = dirname(fileURLToPath(import.meta.url))
const generated = join(here, 'generated')
const require = createRequire(import.meta.url)

/** Changes whenever the fonts, the tool or this build do. */
async function currentStamp(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['build.ts', 'faces.ts', 'stroked-t.ts', 'ttf.ts']) {
    hash.update(await readFile(join(here, name)))
  }
  const packages = PACKAGES.map((folder) => `@expo-google-fonts/${folder}`)
  for (const name of ['subset-font', VARIABLE_FACE.package, ...packages]) {
    hash.update(await readFile(require.resolve(`${name}/package.json`)))
  }
  return hash.digest('hex')
}

/** Other processes may read at the same time, so a file appears whole or not at all. */
async function put(name: string, content: string | Uint8Array): Promise<void> {
  const partial = join(generated, `${name}.${process.pid}`)
  await writeFile(partial, content)
  await rename(partial, join(generated, name))
}

async function fullFont(source: Pick<InterfaceFace, 'package' | 'file'>): Promise<Buffer> {
  const folder = dirname(require.resolve(`@expo-google-fonts/${source.package}/package.json`))
  const font = Buffer.from(withStrokedT(await readFile(join(folder, source.file))))
  const { characters } = readMetrics(font)
  const missing = [...REQUIRED_CHARACTERS].filter((character) => !characters.includes(character))
  if (missing.length > 0) throw new Error(`${source.file} lacks ${missing.join(' ')}`)
  return font
}

const KERNED = { keepFeatures: ['kern', 'mark'], noLayoutClosure: true, noHinting: true }
/** With the figures of one width, which no character of a text stands for: only the closure of the features brings them. */
const FIGURES = { ...KERNED, keepFeatures: [...KERNED.keepFeatures, 'tnum'], noLayoutClosure: false }

async function buildInterfaceFace(face: InterfaceFace): Promise<void> {
  const font = await fullFont(face)
  const options = { ...KERNED, targetFormat: 'woff2' as const }
  if (face.package !== 'figtree')
    await put(`${face.name}.woff2`, await subsetFont(font, FIRST_CHARACTERS, options))
  await put(`${face.name}-more.woff2`, await subsetFont(font, MORE_CHARACTERS, options))
  await put(`${face.name}-other.woff2`, await subsetFont(font, OTHER_CHARACTERS, options))
}

/** The registry's subset has all of the first letters; what it lacks of the others comes from the whole faces. */
async function buildVariableFace(): Promise<void> {
  const { package: name, file, weights } = VARIABLE_FACE
  const font = await readFile(join(dirname(require.resolve(`${name}/package.json`)), file))
  const options = { ...FIGURES, variationAxes: { wght: weights } }
  const { characters } = readMetrics(
    await subsetFont(font, FIRST_CHARACTERS, { ...options, targetFormat: 'sfnt' }),
  )
  const missing = [...FIRST_CHARACTERS].filter((character) => !characters.includes(character))
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(' ')}`)
  await put(
    `${VARIABLE_FACE.name}.woff2`,
    await subsetFont(font, FIRST_CHARACTERS, { ...options, targetFormat: 'woff2' }),
  )
}

/** Without kerning and ligatures, a text is as wide as the sum of its letters: on screen, in print and in the PDF. */
async function buildPosterFace(name: PosterFace): Promise<{ metrics: FontMetrics; css: string }> {
  const { family, weight, tighten, ...source } = POSTER_FACE[name]
  const font = Buffer.from(tightened(await fullFont(source), tighten))
  const plain = { keepFeatures: [], noLayoutClosure: true, noHinting: true, preserveNameIds: [13, 14] }
  const characters = CORE_CHARACTERS + OTHER_CHARACTERS
  const ttf = await subsetFont(font, characters, { ...plain, targetFormat: 'sfnt' })
  const woff2 = await subsetFont(font, characters, { ...plain, targetFormat: 'woff2' })
  await put(`poster-${name}.ttf`, ttf)
  await put(`poster-${name}.woff2`, woff2)
  const css =
    `@font-face{font-family:'${family}';font-weight:${weight};font-style:normal;` +
    `src:url(data:font/woff2;base64,${woff2.toString('base64')}) format('woff2')}`
  return { metrics: readMetrics(ttf), css }
}

async function build(): Promise<void> {
  await mkdir(generated, { recursive: true })
  await buildVariableFace()
  for (const face of INTERFACE_FACES) await buildInterfaceFace(face)
  const metrics: Record<string, FontMetrics> = {}
  let css = ''
  for (const name of POSTER_FACES) {
    const face = await buildPosterFace(name)
    metrics[name] = face.metrics
    css += face.css
  }
  await put('metrics.json', JSON.stringify(metrics))
  await put(
    'embedded.ts',
    `/** @font-face rules that hold the poster's fonts. */\nexport const posterFontCss: string = ${JSON.stringify(css)}\n`,
  )
}

const stamp = await currentStamp()
const builtStamp = await readFile(join(generated, 'stamp'), 'utf8').catch(() => 'none yet')
if (builtStamp !== stamp) {
  await build()
  await put('stamp', stamp)
}
