import { canvasRight, type Right, type Role } from '../../src/model/role.ts'
import type { CanvasState } from '../../src/model/series.ts'
import type { DocumentName } from '../../src/sync/protocol.ts'

/** Who speaks: the outcome of a session, for one request or one connection. */
export interface Grant {
  readonly series: string
  readonly role: Role
  readonly participant: string
  readonly name: string
  /** Hash of the device's secret. */
  readonly device: string
  readonly link: string
}

/**
 * The one place that says who may do what to a document.
 * @param state the state of the canvas that the document is, or belongs to; null for others, or when there is no such canvas
 */
export function documentRight(grant: Grant, document: DocumentName, state: CanvasState | null): Right {
  switch (document.kind) {
    case 'series':
      return 'read'
    case 'desk':
      return grant.role === 'facilitator' ? 'write' : 'none'
    case 'canvas':
      return state === null ? 'none' : canvasRight(grant.role, state)
    case 'own':
      if (state === null || grant.role === 'viewer' || document.participant !== grant.participant)
        return 'none'
      return state === 'private' ? 'write' : 'held'
  }
}

/** The facilitator's acts: everything that changes the series, its canvases, steps, timer or links. */
export const mayCommand = (grant: Grant): boolean => grant.role === 'facilitator'
