import { ROLES, type Role } from '../../src/model/role.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'
import { newCode, newLink } from '../access/links.ts'
import { Refusal } from '../refusal.ts'
import type { LinkRow, Storage } from '../storage/port.ts'
import type { SeriesServices } from './services.ts'

export type Links = Readonly<Record<Role, LinkRow>>

const CODE_TRIES = 50

async function freeCode(storage: Storage): Promise<string> {
  for (let i = 0; i < CODE_TRIES; i++) {
    const code = newCode()
    if ((await storage.linkByCode(code)) === null) return code
  }
  throw new Error('no free code was found')
}

async function makeLink({ storage, now }: SeriesServices, series: string, role: Role): Promise<LinkRow> {
  return newLink(series, role, role === 'participant' ? await freeCode(storage) : null, now())
}

/** Three new links for a new series; the participants' has a code. They are not stored here. */
export async function makeLinks(services: SeriesServices, series: string): Promise<Links> {
  const [facilitator, participant, viewer] = await Promise.all(
    ROLES.map((role) => makeLink(services, series, role)),
  )
  if (!facilitator || !participant || !viewer) throw new Error('a role has no link')
  return { facilitator, participant, viewer }
}

/** @throws Refusal `not-found` when the series has no links */
export async function linksOf({ storage }: SeriesServices, series: string): Promise<Links> {
  const links = await storage.links(series)
  const of = (role: Role): LinkRow => {
    const link = links.find((other) => other.role === role)
    if (!link) throw new Refusal('not-found')
    return link
  }
  return { facilitator: of('facilitator'), participant: of('participant'), viewer: of('viewer') }
}

/** Replaces links, one at a time in a series. */
export interface Rotation {
  /**
   * Gives a role a new link. The old one, its code, its sessions and their connections end at once, but for the caller's
   * device, which goes on with the new one.
   */
  rotate(caller: Grant, role: Role): Promise<LinkRow>
}

export function makeRotation(services: SeriesServices): Rotation {
  const { storage, rooms } = services
  const queues = new Map<string, Promise<unknown>>()
  // A connection knows the link that it came by; the caller's lives on under that link's successors.
  const successors = new Map<string, string>()
  const leadsTo = (link: string | undefined, old: string): boolean =>
    link !== undefined && (link === old || leadsTo(successors.get(link), old))

  async function replace({ series, device }: Grant, role: Role): Promise<LinkRow> {
    const old = (await linksOf(services, series))[role]
    const link = await makeLink(services, series, role)
    await storage.commit({
      updates: [],
      rows: [
        { put: 'link', row: link },
        { drop: 'link', id: old.id, keepDevice: device, successor: link.id },
      ],
    })
    successors.set(old.id, link.id)
    rooms.disconnect(series, CLOSE.noSession, (who) => who.device !== device && leadsTo(who.link, old.id))
    return link
  }

  return {
    rotate(caller, role) {
      const before = queues.get(caller.series) ?? Promise.resolve()
      const turn = before.then(
        () => replace(caller, role),
        () => replace(caller, role),
      )
      queues.set(caller.series, turn)
      const forget = () => {
        if (queues.get(caller.series) === turn) queues.delete(caller.series)
      }
      turn.then(forget, forget)
      return turn
    },
  }
}
