import type * as Y from 'yjs'
import { act, readNumber } from './documents.ts'

/* How a series went: root map `started` of the series document, step id → when it was last started (ms, server's clock). */

/** Notes that a step was started; starting it again overwrites. Called by the server only. */
export function markStarted(doc: Y.Doc, step: string, at: number): void {
  act(doc, () => {
    doc.getMap('started').set(step, at)
  })
}

/** When each step was last started, by step id; steps that never were are not there. */
export function readStarted(doc: Y.Doc): Readonly<Record<string, number>> {
  return Object.freeze(
    Object.fromEntries(
      [...doc.getMap('started')].flatMap(([step, value]) => {
        const at = readNumber(value)
        return at === null ? [] : [[step, at] as const]
      }),
    ),
  )
}
