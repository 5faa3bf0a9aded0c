import { readFileSync, readdirSync } from 'node:fs'
import { busySeconds, cpuSeconds } from '../servers/proc.ts'

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    // It ended in between.
    return 0
  }
}

/** CPU seconds of this process and all below it, by process: browser, servers and the bench itself. */
function ownSeconds(): Map<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]))
  const isOwn = (pid: number): boolean => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === process.pid) return true
    return false
  }
  const seconds = new Map<number, number>()
  for (const pid of pids.filter(isOwn)) {
    try {
      seconds.set(pid, cpuSeconds(pid))
    } catch {
      // It ended in between.
      seconds.delete(pid)
    }
  }
  return seconds
}

const EVERY = 250

/**
 * Watches what else the machine does, for a line in the report.
 * @returns ends the watch: the other processes' part of one core
 */
export async function watchOtherWork(): Promise<() => Promise<string>> {
  let last: Map<number, number>
  let own = 0
  try {
    last = ownSeconds()
  } catch {
    return async () => 'not known on this system'
  }
  const [began, busy] = [performance.now(), busySeconds()]
  // A renderer that ends takes its figure along, so it is asked often.
  const look = () => {
    const now = ownSeconds()
    for (const [pid, seconds] of now) own += seconds - (last.get(pid) ?? 0)
    last = now
  }
  const timer = setInterval(look, EVERY)
  return async () => {
    clearInterval(timer)
    look()
    const other = busySeconds() - busy - own
    const part = other / ((performance.now() - began) / 1000)
    return `${Math.max(0, part * 100).toFixed(0)} % of one core`
  }
}
