import { Client, type Seat } from './client.ts'
import { makeEdits } from './edits.ts'
import { holds } from './until.ts'

const AT_ONCE = 50
const PATIENCE_MS = 10_000

let writers = 0

/** Seats clients, a few at a time, each with so many edits prepared. @returns null when they do not all get in */
export async function seatAll(seats: readonly Seat[], edits: number): Promise<Client[] | null> {
  const clients: Client[] = []
  for (let from = 0; from < seats.length; from += AT_ONCE) {
    const batch = seats
      .slice(from, from + AT_ONCE)
      .map((seat) => new Client(seat, makeEdits(++writers, edits)))
    clients.push(...batch)
    const isIn = (client: Client) => client.synced || client.closed !== null
    const allIn = await holds(() => batch.every(isIn), PATIENCE_MS)
    if (!allIn || batch.some((client) => client.closed !== null)) {
      dropAll(clients)
      return null
    }
  }
  return clients
}

export function dropAll(clients: readonly Client[]): void {
  for (const client of clients) client.drop()
}
