import type { CanvasState } from './series.ts'

/** What a link lets its holder be. */
export const ROLES = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** `none`: the document is as good as unknown. `held`: would be `write`, were the canvas open to this role. */
export type Right = 'none' | 'read' | 'held' | 'write'

/** What a role may do on a canvas. The server enforces it; the page asks the same function what to offer. */
export function canvasRight(role: Role, state: CanvasState): Exclude<Right, 'none'> {
  switch (role) {
    case 'facilitator':
      return 'write'
    case 'participant':
      return state === 'open' ? 'write' : 'held'
    case 'viewer':
      return 'read'
  }
}
