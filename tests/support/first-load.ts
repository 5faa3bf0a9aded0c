import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseSync } from 'vite'

const SRC = resolve(import.meta.dirname, '../../src')

/**
 * The files of `src/` that the page's script imports without `import()`, however deep: what comes before its first screen.
 * @returns each file's code by its path
 */
export function firstLoad(entry = resolve(SRC, 'main.tsx')): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const open = [entry]
  for (const file of open) {
    if (found.has(file) || !/\.tsx?$/.test(file)) continue
    const code = readFileSync(file, 'utf8')
    found.set(file, code)
    const { staticImports, staticExports } = parseSync(file, code).module
    const named = [
      // A side effect, or something that is there at run time.
      ...staticImports.filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType)),
      ...staticExports.flatMap(({ entries }) => entries.filter(({ isType }) => !isType)),
    ]
    for (const { moduleRequest } of named) {
      if (moduleRequest?.value.startsWith('.')) open.push(resolve(dirname(file), moduleRequest.value))
    }
  }
  return found
}
