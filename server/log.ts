import { type Logger, pino } from 'pino'

/**
 * The server's log: JSON lines on standard output. What goes in are routes, codes, counts and times; never a name, a
 * text, a secret, a query or a header, so nothing has to be cut out again.
 */
export const createLog = (level: string): Logger => pino({ level, base: null })
