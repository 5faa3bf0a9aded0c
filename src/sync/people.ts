import type { People } from './protocol.ts'
import type { Person, Presence } from './room-types.ts'

export const NOBODY: Presence = { people: new Map(), clients: new Map() }

/** Presence after a `people` message. */
export function withPeople(before: Presence, message: People): Presence {
  const people = new Map<string, Person>(message.full ? [] : before.people)
  const clients = new Map<number, string>(message.full ? [] : before.clients)
  for (const [id, person] of Object.entries(message.people)) {
    if (person) people.set(id, Object.freeze({ id, name: person.name, role: person.role }))
    else people.delete(id)
  }
  for (const [client, participant] of Object.entries(message.clients)) {
    if (participant === null) clients.delete(Number(client))
    else clients.set(Number(client), participant)
  }
  return { people, clients }
}
