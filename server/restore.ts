/*
 * `npm run restore -- <file>`: puts a backup in the place of the data in DATA_DIR, while no server runs there.
 */
import { reportLines, runProgram } from './program.ts'
import { bestDriver } from './storage/open.ts'
import { restore } from './storage/restore.ts'

runProgram((backup, dataDir) => {
  if (backup === null) return { lines: ['Say from where: npm run restore -- <file>'], ok: false }
  const { report, aside } = restore(dataDir, backup, bestDriver())
  return {
    lines: [
      ...reportLines(report),
      `Restored into ${dataDir}.`,
      ...(aside === null
        ? []
        : [
            `What was there before is kept in ${aside}.`,
            'What is erased from now on stays in that folder: delete it once you need nothing of it.',
          ]),
    ],
    ok: true,
  }
})
