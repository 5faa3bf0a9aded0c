import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

interface Package {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly engines?: { readonly node?: string }
}

const lock = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>
}

/** Where Node looks for a package, from the nearest folder outwards. */
function isLocked(from: string, name: string): boolean {
  if (lock.packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true
  if (from === '') return false
  const parent = from.lastIndexOf('/node_modules/')
  return isLocked(parent < 0 ? '' : from.slice(0, parent), name)
}

/*
 * A registry's mirror that lacks some platforms' packages lets npm write a lock without them; `npm ci` then fails, here or
 * on other people's machines.
 */
it('locks every platform’s packages', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).flatMap((name) =>
      isLocked(path, name) ? [] : `${path}: ${name}`,
    ),
  )
  expect(Object.keys(lock.packages).length).toBeGreaterThan(200)
  expect(missing).toEqual([])
})

it('names no registry', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})
