import { readFile, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const SRC = fileURLToPath(new URL('../', import.meta.url))
const given = new Map<string, string>()

/** Names for classes, each once in a build, as short as can be, and the same in each build: see `nameAll`. */
export function shortName(name: string, file: string): string {
  const key = `${file.split('?')[0]} ${name}`
  const known = given.get(key)
  if (known !== undefined) return known
  const made = `k${given.size.toString(36)}`
  given.set(key, made)
  return made
}

/** What may be a class in a sheet: a few that are none, such as a decimal's digits, cost a name that nobody uses. */
const CLASS = /\.([a-z][\w-]*)/gi

/** Sheets come in whichever order their files are read: named by that, two builds of one state differed by 170 bytes. */
async function nameAll(files: readonly string[]): Promise<void> {
  for (const file of files.filter((one) => one.endsWith('.module.css')).toSorted()) {
    for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(CLASS)) shortName(name, file)
  }
}

const SHEET = /^import (\w+) from '([^']+\.module\.css)'$/gm
/** How a class is named in the code: `styles['card']`. */
const named = (table: string) => new RegExp(`\\b${table}\\['([\\w-]+)'\\]`, 'g')

/** Writes the classes of a style sheet where they are used, so that no script brings tables of all of them. */
export function classesInPlace(): Plugin[] {
  /** Sheets that are also read otherwise, such as `styles[kind]`: these keep their tables. */
  const read = new Set<string>()
  /** In how many scripts a sheet is used. One of several parts is a file between them, lost when nothing of it is used. */
  const users = new Map<string, number>()
  const isShared = (sheet: string) => (users.get(sheet) ?? 0) > 1
  const sheetsOf = (code: string, id: string) =>
    [...code.matchAll(SHEET)].map(([line, table = '', file = '']) => ({
      line,
      table,
      sheet: resolve(dirname(id), file),
      rest: code.replace(line, '').replaceAll(named(table), ''),
    }))
  const isRead = ({ table, rest }: { readonly table: string; readonly rest: string }) =>
    new RegExp(`\\b${table}\\b`).test(rest)
  const places: Plugin = {
    name: 'classes-in-place',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const files = (await readdir(SRC, { recursive: true })).map((name) => join(SRC, name))
      await nameAll(files)
      for (const id of files.filter((one) => /\.tsx?$/.test(one))) {
        for (const one of sheetsOf(await readFile(id, 'utf8'), id)) {
          users.set(one.sheet, (users.get(one.sheet) ?? 0) + 1)
          if (isRead(one)) read.add(one.sheet)
        }
      }
    },
    transform(code, id) {
      if (!id.startsWith(SRC) || !/\.tsx?$/.test(id)) return null
      let written = code
      for (const { line, table, sheet } of sheetsOf(code, id).filter((one) => !isShared(one.sheet))) {
        if (!read.has(sheet)) written = written.replace(line, line.replace(`${table} from `, ''))
        written = written.replaceAll(named(table), (_, name: string) => `'${shortName(name, sheet)}'`)
      }
      return written === code ? null : { code: written, map: null }
    },
    writeBundle(_, bundle) {
      const rules = Object.values(bundle)
        .map((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? String(file.source) : ''))
        .join('')
      const isHere = (name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(rules)
      const lost = [...users.keys()].filter((sheet) => {
        const names = [...given].filter(([key]) => key.startsWith(`${sheet} `)).map(([, name]) => name)
        return names.length > 0 && !names.some(isHere)
      })
      if (lost.length > 0) this.error(`nothing came of these sheets: ${lost.join(', ')}`)
    },
  }
  const sheets: Plugin = {
    name: 'sheets-without-tables',
    apply: 'build',
    enforce: 'post',
    transform(_, id) {
      const isTable = id.endsWith('.module.css') && !read.has(id) && !isShared(id)
      return isTable ? { code: '', map: null, moduleSideEffects: 'no-treeshake' } : null
    },
  }
  return [places, sheets]
}
