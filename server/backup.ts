/*
 * `npm run backup -- <file>`: copies the data of a server, running or not, into one file.
 */
import { isWhole, reportLines, runProgram } from './program.ts'
import { backUp } from './storage/backup.ts'
import { bestDriver } from './storage/open.ts'

runProgram((target, dataDir) => {
  if (target === null) return { lines: ['Say where to: npm run backup -- <file>'], ok: false }
  const report = backUp(dataDir, target, bestDriver())
  const ok = isWhole(report)
  return {
    lines: [
      ...reportLines(report),
      ok ? 'The backup is complete.' : 'The backup is complete, but holds the damage that the data has.',
    ],
    ok,
  }
})
