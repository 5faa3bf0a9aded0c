import { createHash, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const SECRET_BYTES = 32
const SECRET = /^[A-Za-z0-9_-]{43}$/

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A new secret of a device, or a key: 256 random bits. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url')

/** Whether a text has the form of `newSecret`'s; a device does not choose its own. */
export const isSecret = (text: string): boolean => SECRET.test(text)

/** What is kept of a device's secret: its SHA-256. The secret has 256 random bits, so it needs no salt. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/** Compares in a time that says nothing of where two secrets differ. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** The bearer of a request; null when there is none. */
export function bearerOf(request: IncomingMessage): string | null {
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')
  return match?.[1] ?? null
}
