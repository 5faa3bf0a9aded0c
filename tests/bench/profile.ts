import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

interface ProfileNode {
  readonly id: number
  readonly callFrame: {
    readonly functionName: string
    readonly url: string
    readonly lineNumber: number
  }
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Where the time went by itself, largest first: a place, and its part of the time that was not idle. */
export interface Hot {
  readonly place: string
  readonly part: number
}

/** Reads the newest `.cpuprofile` of a folder. @param from what lies before this moment of the profile is left out, s */
export function readProfile(
  folder: string,
  from = 0,
): { readonly busy: number; readonly hot: readonly Hot[] } {
  const name = readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .toSorted()
    .at(-1)
  if (name === undefined) throw new Error(`there is no profile in ${folder}`)
  const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const times = new Map<string, number>()
  let clock = 0
  let all = 0
  profile.samples.forEach((sample, index) => {
    const delta = profile.timeDeltas[index] ?? 0
    clock += delta
    if (clock < from * 1e6) return
    const node = nodes.get(sample)
    if (!node) return
    all += delta
    const place = placeOf(node)
    times.set(place, (times.get(place) ?? 0) + delta)
  })
  const idle = times.get('(idle)') ?? 0
  const busy = all - idle
  times.delete('(idle)')
  const hot = [...times]
    .map(([place, time]) => ({ place, part: time / busy }))
    .toSorted((a, b) => b.part - a.part)
  return { busy: busy / all, hot }
}

/** `function file:line`, the file from its package on. */
function placeOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const file = url.replace(/^.*\/node_modules\//, '').replace(/^.*\/dist\//, '')
  return url === '' ? functionName : `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}`
}
