import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build as bundle } from 'esbuild'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { classesInPlace, shortName } from './src/build/classes-in-place.ts'
import { drawnIcons } from './src/build/drawn-icons.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const absent = here('./src/poster/absent.ts')
const server = process.env['SERVER_URL'] ?? 'http://localhost:3000'

/** Writes a .br and a .gz beside each file that gets smaller by it; the server sends them as they are. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((file) => /\.(?:js|css|html|svg|ttf)$/.test(file))) {
        const file = join(dir, name)
        const bytes = await readFile(file)
        await writeFile(`${file}.br`, brotliCompressSync(bytes))
        await writeFile(`${file}.gz`, gzipSync(bytes))
      }
    },
  }
}

/** The one font of the first screen: asked for with the scripts, not first when they have drawn a text. */
function preloadFont(): Plugin {
  return {
    name: 'preload-font',
    apply: 'build',
    transformIndexHtml(_, { bundle = {} }) {
      const font = Object.keys(bundle).find((file) => /\bfigtree-[\w-]{7}\.woff2$/.test(file))
      if (font === undefined) throw new Error('there is no font of the first screen')
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true }
      return [{ tag: 'link', attrs, injectTo: 'head' }]
    },
  }
}

/**
 * At the top of a script, it has Chromium compile all of it while it comes, beside the page's own thread, which then waits for
 * it; otherwise that thread compiles each function amid the first picture. To other browsers it is a comment.
 */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad'

const REACT = /node_modules\/(?:react|react-dom|scheduler)\/|src\/begin-react\.ts$/
/** What every page begins with: React, and the rest of what a first note needs. */
const FIRST_SCRIPTS = ['react', 'first']

function compiledAhead(): Plugin {
  return {
    name: 'compiled-ahead',
    apply: 'build',
    generateBundle: {
      // After all that puts something before a script.
      order: 'post',
      handler(_, bundle) {
        for (const name of FIRST_SCRIPTS) {
          const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name)
          if (first?.type !== 'chunk') throw new Error(`there is no script ${name}`)
          first.code = `${COMPILE_ALL}\n${first.code}`
          const map = bundle[`${first.fileName}.map`]
          if (map?.type !== 'asset') throw new Error(`the script ${name} has no source map`)
          const { mappings, ...rest } = JSON.parse(String(map.source)) as { readonly mappings: string }
          map.source = JSON.stringify({ ...rest, mappings: `;${mappings}` })
        }
      },
    },
  }
}

/**
 * The script that begins what the page needs while its own script is on its way: see `src/early.ts`. It is within the page, so
 * that it runs with the first bytes; the server names its digest in the content security policy.
 */
function earlyScript(): Plugin {
  return {
    name: 'early-script',
    apply: 'build',
    async transformIndexHtml() {
      const { outputFiles } = await bundle({
        entryPoints: [here('./src/early.ts')],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: 'es2022',
      })
      const script = outputFiles[0]?.text.trim() ?? ''
      if (script === '' || /<\/script|<!--/i.test(script)) throw new Error('no script that can be in a page')
      return [{ tag: 'script', children: script, injectTo: 'head-prepend' }]
    },
  }
}

/** Only for taking the poster away, which nobody does without having had it before, or without a server: a third of all bytes. */
const NOT_KEPT = /^assets\/(?:export-|absent-|embedded-)|\.(?:ttf|map)$/

/**
 * The worker that opens the page without a server (`src/worker/`), by a name that stays. It knows all files of this deploy, and is
 * another one, which browsers then fetch, when any of them is.
 */
function pageWorker(): Plugin {
  return {
    name: 'page-worker',
    apply: 'build',
    generateBundle: {
      // After the page itself has been made.
      order: 'post',
      async handler(_, files) {
        const kept = Object.keys(files).filter((name) => name.startsWith('assets/') && !NOT_KEPT.test(name))
        const names = kept.map((name) => `/${name}`).toSorted()
        const page = files['index.html']
        if (page?.type !== 'asset') throw new Error('there is no page to keep')
        const deploy = createHash('sha256')
          .update(names.join())
          .update(page.source)
          .digest('hex')
          .slice(0, 12)
        const { outputFiles } = await bundle({
          entryPoints: [here('./src/worker/worker.ts')],
          bundle: true,
          minify: true,
          write: false,
          format: 'iife',
          target: 'es2022',
          define: { FILES: JSON.stringify(names), DEPLOY: JSON.stringify(deploy) },
        })
        this.emitFile({ type: 'asset', fileName: 'worker.js', source: outputFiles[0]?.text ?? '' })
      },
    },
  }
}

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly code: string | null } | null
}

const ICON = /lucide-react\/dist\/esm\/icons\/([\w-]+)\.m?js$/
const pascal = (name: string): string =>
  name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What `src/main.tsx` imports without `import()`, however deep: the first load. */
function firstLoad(): (id: string, graph: ModuleGraph) => boolean {
  let modules: Set<string> | null = null
  const icons = new Set<string>()
  return (id, graph) => {
    // What wraps the others.
    if (id === '\0rolldown/runtime.js') return true
    if (!modules) {
      modules = new Set([here('./src/main.tsx')])
      for (const one of modules) {
        const info = graph.getModuleInfo(one)
        info?.importedIds.forEach((next) => modules?.add(next))
        // All icons are below one module: which ones are meant is said by who imports them.
        const named = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/.exec(info?.code ?? '')?.[1]
        for (const name of named?.split(',') ?? []) icons.add(name.trim().split(' ')[0] ?? '')
      }
    }
    const icon = ICON.exec(id)?.[1]
    return modules.has(id) && (icon === undefined || icons.has(pascal(icon)))
  }
}
const isFirstLoad = firstLoad()

/** What takes longest begins first, so that no worker is left with it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isFuzz), ...sorted.filter((file) => !isFuzz(file))]
  }
}
const isFuzz = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/fuzz/')

/** What is shown, without a browser. */
const PAGE_TESTS = ['tests/{board,screens,ui}/**/*.test.{ts,tsx}']
/** What puts something of its own in the place of clocks, modules or the browser's database. */
const APART = [
  'tests/{fuzz,sync}/**/*.test.ts',
  'tests/server/{arrivals,pressed-ticks,scrub,stop-pressed}.test.ts',
]

export default defineConfig({
  publicDir: here('./src/public'),
  plugins: [
    classesInPlace(),
    drawnIcons(),
    react(),
    preloadFont(),
    earlyScript(),
    compiledAhead(),
    pageWorker(),
    precompress(),
  ],
  resolve: {
    alias: {
      html2canvas: absent,
      canvg: absent,
      dompurify: absent,
      'lib0/logging': here('./src/sync/yjs-logging.ts'),
      'use-sync-external-store/shim/index.js': 'react',
    },
    // Two copies of Yjs in one page do not recognise each other's types.
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  css: {
    modules: {
      // Class names that tell where they are from are for developers.
      ...(process.env['NODE_ENV'] === 'production' && { generateScopedName: shortName }),
    },
  },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing as data: URLs, which the content security policy does not allow for fonts.
    assetsInlineLimit: 0,
    sourcemap: true,
    // What the first page needs is in one file: there is nothing to fetch ahead where the browser does not know how.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // The first script names all others: a letter less of each is 150 bytes of it.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          // Two files instead of one for each set of parts that share something: it compresses better, and comes at once.
          groups: [
            // Two files are compiled beside each other, and the smaller one is set up before the other is here.
            { name: 'react', test: REACT, priority: 2 },
            { name: (id, graph) => (isFirstLoad(id, graph) ? 'first' : null), priority: 1 },
            // So are icons that several parts have: each alone is a request of 200 bytes, and a name in the first script.
            { name: 'icons', test: ICON, minShareCount: 2 },
            // And what little several parts have in common.
            { name: 'shared', test: /\/src\/.*\.tsx?$/, minShareCount: 2, maxModuleSize: 400 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // The Host header stays as it is: the server compares it with the Origin.
      '/api': { target: server },
      '/healthz': { target: server },
      '/sync': { target: server.replace(/^http/, 'ws'), ws: true },
    },
  },
  test: {
    globalSetup: ['tests/support/bundle-server.ts'],
    setupFiles: ['tests/support/all-texts.ts'],
    // Tests wait for conditions; this only ends one that hangs. A busy machine takes its time over a property.
    testTimeout: 30_000,
    // By itself it leaves a core to whoever watches, which of two is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      // A process for each file would load jsdom anew, which takes a second: they share it, and have all else to themselves.
      { extends: true, test: { name: 'page', include: PAGE_TESTS, pool: 'vmForks' } },
      { extends: true, test: { name: 'apart', include: APART } },
      // They leave nothing behind: loading the model and the server anew for each file would take half as long as the tests.
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...PAGE_TESTS, ...APART],
          isolate: false,
        },
      },
    ],
  },
})
