import { ROLES, type Role } from '../../src/model/role.ts'
import { type People, encodeServerMessage } from '../../src/sync/protocol.ts'

export interface Present {
  readonly participant: string
  readonly role: Role
  name: string
}

type Person = NonNullable<People['people'][string]>

/** Who is on a document: names come from here only. One person may be there by several connections. */
export class RoomPeople {
  private readonly present = new Set<Present>()
  private readonly clients = new Map<number, string>()
  private readonly changedPeople = new Set<string>()
  private readonly changedClients = new Set<number>()
  private full: Uint8Array | null = null

  get isChanged(): boolean {
    return this.changedPeople.size > 0 || this.changedClients.size > 0
  }

  join(who: Present): void {
    this.present.add(who)
    this.change(who.participant)
  }

  /** @param client the awareness client id that the connection had claimed, or null */
  leave(who: Present, client: number | null): void {
    this.present.delete(who)
    this.change(who.participant)
    if (client !== null) {
      this.clients.delete(client)
      this.changedClients.add(client)
    }
  }

  claimed(client: number, participant: string): void {
    this.clients.set(client, participant)
    this.changedClients.add(client)
    this.full = null
  }

  renamed(participant: string, name: string): void {
    for (const who of this.present) {
      if (who.participant !== participant) continue
      who.name = name
      this.change(participant)
    }
  }

  /** What has changed since the last call, as a frame; null when nothing has. */
  takeDelta(): Uint8Array | null {
    if (!this.isChanged) return null
    const known = this.byParticipant()
    const people = Object.fromEntries([...this.changedPeople].map((id) => [id, known.get(id) ?? null]))
    const clients = Object.fromEntries(
      [...this.changedClients].map((client) => [String(client), this.clients.get(client) ?? null]),
    )
    this.changedPeople.clear()
    this.changedClients.clear()
    return encodeServerMessage({ type: 'people', people: { full: false, people, clients } })
  }

  /** Everyone, for somebody new; made once and shared until something changes. */
  fullFrame(): Uint8Array {
    this.full ??= encodeServerMessage({
      type: 'people',
      people: {
        full: true,
        people: Object.fromEntries(this.byParticipant()),
        clients: Object.fromEntries([...this.clients].map(([client, id]) => [String(client), id])),
      },
    })
    return this.full
  }

  private change(participant: string): void {
    this.changedPeople.add(participant)
    this.full = null
  }

  /** Somebody who is there in several roles is shown in the one that may do most. */
  private byParticipant(): Map<string, Person> {
    const people = new Map<string, Person>()
    for (const { participant, name, role } of this.present) {
      const other = people.get(participant)
      const strongest = other && ROLES.indexOf(other.role) < ROLES.indexOf(role) ? other.role : role
      people.set(participant, { name, role: strongest })
    }
    return people
  }
}
