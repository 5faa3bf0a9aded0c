/* Words of the templates' format that pages need without its parser, which stays out of what they load first. */

export const PRINCIPLE_KEYS = ['p1', 'p2', 'p3'] as const
export const MODES = ['talk', 'private', 'open', 'group', 'vote', 'draft', 'break'] as const
export type Mode = (typeof MODES)[number]
