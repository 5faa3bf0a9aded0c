import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * Holds the arrows of the house (docs/decisions/0001-the-house.md): who may import whom, `import type` included. A file's
 * layer is the longest prefix below that it lies under.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/model': ['src/model', 'templates'],
  'src/facilitation': ['src/facilitation', 'src/model', 'templates'],
  'src/picture': ['src/picture', 'src/model'],
  'src/sync/protocol': ['src/sync/protocol', 'src/model'],
  'src/sync': ['src/sync', 'src/sync/protocol', 'src/facilitation', 'src/model'],
  'src/i18n': ['src/i18n', 'src/sync/protocol', 'src/model'],
  'src/ui': ['src/ui', 'src/i18n', 'src/fonts'],
  'src/fonts': ['src/fonts'],
  'src/build': ['src/build'],
  'src/poster': ['src/poster', 'src/fonts', 'src/facilitation', 'src/model', 'src/i18n'],
  'src/board': [
    'src/board',
    'src/picture',
    'src/sync',
    'src/sync/protocol',
    'src/facilitation',
    'src/model',
    'src/i18n',
    'src/ui',
  ],
  'src/screens': [
    'src/screens',
    'src/board',
    'src/picture',
    'src/poster',
    'src/sync',
    'src/sync/protocol',
    'src/facilitation',
    'src/model',
    'src/i18n',
    'src/ui',
    'src/fonts',
  ],
  'src/worker': ['src/worker', 'src/sync/protocol'],
  'src/early': ['src/screens', 'src/sync', 'src/sync/protocol', 'src/model'],
  'src/main': ['src/begin-react', 'src/screens', 'src/i18n', 'src/ui', 'src/fonts'],
  'src/begin-react': [],
  server: [
    'server',
    'src/model',
    'src/facilitation',
    'src/picture',
    'src/poster',
    'src/sync/protocol',
    'templates',
  ],
}

/** Packages that only some files may import. */
const RESERVED: readonly { readonly name: RegExp; readonly only: RegExp }[] = [
  { name: /^@dnd-kit\//, only: /^src\/board\/drag\// },
  {
    name: /^(ws|fastify|@fastify\/.*|pino|prom-client|rate-limiter-flexible|better-sqlite3)$/,
    only: /^server\//,
  },
  { name: /^node:/, only: /^(server\/|src\/(?:fonts|build)\/)/ },
  {
    name: /^(react|react-dom|zustand)(\/|$)/,
    only: /^src\/(?!model\/|facilitation\/)|^server\/http\/poster/,
  },
  { name: /^(jspdf|svg2pdf\.js|html-to-image)$/, only: /^src\/poster\// },
]

const ROOT = resolve(import.meta.dirname, '../..')
const IMPORT =
  /\b(?:import|export)\s[^'"();]*?from\s*'([^']+)'|\bimport\s*\(\s*'([^']+)'|\bimport\s+'([^']+)'/g

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function layerOf(path: string): string | null {
  const under = (layer: string) =>
    path === layer || path.startsWith(`${layer}/`) || path.startsWith(`${layer}.`)
  const named = (layer: string) => layer === 'src/sync/protocol' && path.startsWith(layer)
  const layers = [...Object.keys(MAY_IMPORT), 'templates'].filter((layer) => under(layer) || named(layer))
  return layers.toSorted((a, b) => b.length - a.length)[0] ?? null
}

interface Import {
  readonly from: string
  readonly to: string
}

const files = [...sources('src'), ...sources('server')]
const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '')
    const isOurs = name.startsWith('.')
    const to = isOurs
      ? relative(ROOT, resolve(ROOT, dirname(from), name))
          .split(sep)
          .join('/')
      : name
    return { from, to }
  }),
)

describe('the arrows of the house', () => {
  it('reads the code at all', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(imports.length).toBeGreaterThan(200)
    expect(imports).toContainEqual({ from: 'src/model/note.ts', to: 'yjs' })
  })

  it('gives every file a layer', () => {
    expect(files.filter((file) => layerOf(file) === null)).toEqual([])
  })

  it('lets no file import against an arrow', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!/^(src|server|templates)\b/.test(to)) return false
      // The development server is a tool around the house, not in it.
      if (from === 'server/dev.ts') return false
      const target = layerOf(to)
      return target === null || !MAY_IMPORT[layerOf(from) ?? '']?.includes(target)
    })
    expect(wrong).toEqual([])
  })

  it('keeps reserved packages where they belong', () => {
    const wrong = imports.filter(({ from, to }) =>
      RESERVED.some(({ name, only }) => name.test(to) && !only.test(from)),
    )
    expect(wrong).toEqual([])
  })

  it('uses every library that the card fixes', () => {
    const used = new Set(imports.map(({ to }) => to))
    for (const name of ['react', 'zustand', '@dnd-kit/core', 'yjs', 'y-websocket', 'html-to-image']) {
      expect(
        [...used].some((to) => to === name || to.startsWith(`${name}/`)),
        name,
      ).toBe(true)
    }
  })
})
