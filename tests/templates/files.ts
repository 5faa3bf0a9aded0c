import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../templates/', import.meta.url))

/** The parsed JSON files of one folder of `templates/`, by file name without its ending. */
export function templateFiles(folder: 'canvases' | 'agendas' | 'samples'): [string, unknown][] {
  return readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(`${root}${folder}/${name}`, 'utf8')) as unknown,
    ])
}

interface FoundTexts {
  /** Where in the file, as `steps.3.title`. */
  readonly path: string
  readonly fi: string
  readonly en: string
}

/** Every text that a file holds in both languages. */
export function textsIn(value: unknown, path: readonly string[] = []): FoundTexts[] {
  if (typeof value !== 'object' || value === null) return []
  if ('fi' in value && 'en' in value && typeof value.fi === 'string' && typeof value.en === 'string') {
    return [{ path: path.join('.'), fi: value.fi, en: value.en }]
  }
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, [...path, key]))
}
