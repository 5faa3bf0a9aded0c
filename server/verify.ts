/*
 * `npm run verify [-- <folder or file>]`: reads a data folder (DATA_DIR) or a backup through. Exit code 0: all is well.
 */
import { isWhole, reportLines, runProgram } from './program.ts'
import { bestDriver } from './storage/open.ts'
import { verify } from './storage/verify.ts'

runProgram((path, dataDir) => {
  const report = verify(path ?? dataDir, bestDriver())
  const ok = isWhole(report)
  return { lines: [...reportLines(report), ok ? 'All of it can be read.' : 'It is damaged.'], ok }
})
