import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import fastifyCookie from '@fastify/cookie'
import { ROLES, type Role } from '../../src/model/role.ts'
import type { LinkRow, ParticipantRow, SessionRow, Storage } from '../storage/port.ts'
import { Refusal } from '../refusal.ts'
import type { Grant } from './capabilities.ts'
import { bearerOf, hashSecret, isSecret } from './secrets.ts'

export const DEVICE_COOKIE = 'kompassi_device'
const DAY = 24 * 60 * 60 * 1000
/** How long a session lasts after its last use, in ms. */
export const SESSION_LENGTH = 180 * DAY

/** The secret of the device that asks, and how it came; null when it brought none of the right form. */
export interface Device {
  readonly secret: string
  readonly by: 'bearer' | 'cookie'
}

/** A bearer, when there is one, speaks alone: a cookie beside it is not looked at. */
export function deviceOf(request: IncomingMessage): Device | null {
  const bearer = bearerOf(request)
  if (bearer !== null) return isSecret(bearer) ? { secret: bearer, by: 'bearer' } : null
  const { cookie } = request.headers
  const secret = cookie === undefined ? undefined : fastifyCookie.parse(cookie)[DEVICE_COOKIE]
  return secret !== undefined && isSecret(secret) ? { secret, by: 'cookie' } : null
}

interface Resolved {
  readonly grant: Grant
  readonly device: Device
  /** The session was given its full length again; a cookie should be, too. */
  readonly renewed: boolean
}

export interface Sessions {
  /** Who asks, in a series; null without a session that holds. `?as=<role>` picks one of several, else the strongest. */
  resolve(request: IncomingMessage, series: string): Promise<Resolved | null>
  /** The same, for the upgrade of a socket. */
  authenticate(request: IncomingMessage, series: string): Promise<Grant | null>
  /** Lets a device in by a link. @param name null: keeps the name that it has */
  open(link: LinkRow, secret: string, name: string | null): Promise<{ grant: Grant; renamed: boolean }>
  /** What is known of a device in a series: its name, and whether it takes part and does not only look on. */
  known(series: string, secret: string): Promise<{ name: string; takesPart: boolean }>
}

/**
 * Made of the device, so that one that joins twice at the same moment is one participant all the same. It tells nobody
 * anything of the device's secret, of which only the hash goes in.
 */
function participantId(series: string, device: string): string {
  return createHash('sha256').update(`${series} ${device}`).digest('base64url').slice(0, 21)
}

function wantedRole(request: IncomingMessage): Role | null | 'unknown' {
  const as = new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get('as')
  return as === null ? null : (ROLES.find((role) => role === as) ?? 'unknown')
}

export function makeSessions(storage: Storage, now: () => number): Sessions {
  async function find(device: string, series: string, wanted: Role | null): Promise<SessionRow | null> {
    const sessions = await storage.sessions(device, series)
    const holding = sessions.filter((session) => session.expires > now())
    const order = wanted === null ? ROLES : [wanted]
    for (const role of order) {
      const found = holding.find((session) => session.role === role)
      if (found) return found
    }
    return null
  }

  /** Storage takes no session of a link that a rotation has just ended. @throws Refusal `no-session` if that is why */
  async function expectHolds(series: string, link: string): Promise<void> {
    const links = await storage.links(series)
    if (!links.some(({ id }) => id === link)) throw new Refusal('no-session')
  }

  /** @returns whether it has its full length again. Storage that takes nothing at the moment keeps nobody out */
  async function renew(session: SessionRow, expires: number): Promise<boolean> {
    try {
      await storage.commit({ updates: [], rows: [{ put: 'session', row: { ...session, expires } }] })
      return true
    } catch {
      await expectHolds(session.series, session.link)
      return false
    }
  }

  async function resolve(request: IncomingMessage, series: string): Promise<Resolved | null> {
    const device = deviceOf(request)
    const wanted = wantedRole(request)
    if (!device || wanted === 'unknown') return null
    const hash = hashSecret(device.secret)
    const session = await find(hash, series, wanted)
    if (!session) return null
    const expires = now() + SESSION_LENGTH
    // Once a day is often enough.
    const renewed = expires - session.expires > DAY && (await renew(session, expires))
    const participant = await storage.participantByDevice(series, hash)
    const { role, link } = session
    const grant: Grant = {
      series,
      role,
      participant: session.participant,
      name: participant?.name ?? '',
      device: hash,
      link,
    }
    return { grant, device, renewed }
  }

  return {
    resolve,
    async authenticate(request, series) {
      try {
        return (await resolve(request, series))?.grant ?? null
      } catch (error) {
        if (error instanceof Refusal) return null
        throw error
      }
    },
    async known(series, secret) {
      const device = hashSecret(secret)
      const participant = await storage.participantByDevice(series, device)
      const sessions = await storage.sessions(device, series)
      return {
        name: participant?.name ?? '',
        takesPart: sessions.some((session) => session.role !== 'viewer'),
      }
    },
    async open(link, secret, name) {
      const device = hashSecret(secret)
      const { series, role } = link
      const known = await storage.participantByDevice(series, device)
      const participant: ParticipantRow = {
        id: known?.id ?? participantId(series, device),
        series,
        device,
        name: name ?? known?.name ?? '',
      }
      const expires = now() + SESSION_LENGTH
      const session: SessionRow = {
        device,
        series,
        role,
        participant: participant.id,
        link: link.id,
        expires,
      }
      await storage
        .commit({
          updates: [],
          rows: [
            { put: 'participant', row: participant },
            { put: 'session', row: session },
          ],
        })
        .catch(async (error: unknown) => {
          await expectHolds(series, link.id)
          throw error
        })
      return {
        grant: { series, role, participant: participant.id, name: participant.name, device, link: link.id },
        renamed: known !== null && known.name !== participant.name,
      }
    },
  }
}
