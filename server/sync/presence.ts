import { RoomAwareness } from './awareness.ts'
import type { Connection } from './connection.ts'
import type { AwarenessEntry } from './frames.ts'
import type { SyncLimits } from './limits.ts'
import { RoomPeople } from './people.ts'

/** Who is on a document and where their cursors are: what may come late and is never stored. */
export class RoomPresence {
  private readonly awareness: RoomAwareness<Connection>
  private readonly people = new RoomPeople()
  /** Those who have been told nothing yet, or were too slow to hear it. */
  private readonly newcomers = new Set<Connection>()
  private readonly members = new Set<Connection>()
  private sentAt = 0

  /** @param changed called when there is something for the next `tick` */
  constructor(
    private readonly limits: Pick<SyncLimits, 'awareness' | 'cursorBytes'>,
    private readonly changed: () => void,
  ) {
    this.awareness = new RoomAwareness(limits.awareness)
  }

  join(connection: Connection): void {
    this.members.add(connection)
    this.newcomers.add(connection)
    this.people.join(connection)
    this.changed()
  }

  leave(connection: Connection): void {
    this.members.delete(connection)
    this.newcomers.delete(connection)
    this.people.leave(connection, this.awareness.leave(connection))
    this.changed()
  }

  accept(connection: Connection, entries: readonly AwarenessEntry[]): void {
    const claimed = this.awareness.accept(connection, entries)
    if (claimed !== null) this.people.claimed(claimed, connection.participant)
    this.changed()
  }

  renamed(participant: string, name: string): void {
    this.people.renamed(participant, name)
    this.changed()
  }

  /** Somebody asks for all cursors, or has been too slow to follow them. */
  refresh(connection: Connection): void {
    this.newcomers.add(connection)
    this.changed()
  }

  /** Sends what has changed, each frame made once. @returns whether something still waits */
  tick(now: number): boolean {
    const seconds = Math.min(1, (now - this.sentAt) / 1000)
    this.sentAt = now
    const people = this.people.takeDelta()
    const cursors = this.awareness.takeFrame(this.limits.cursorBytes * seconds)
    for (const member of this.members) {
      if (this.newcomers.has(member)) continue
      const heardPeople = people === null || member.sendLossy(people)
      if (cursors) member.sendLossy(cursors)
      if (!heardPeople) this.newcomers.add(member)
    }
    this.welcome()
    return this.awareness.isWaiting || this.newcomers.size > 0
  }

  private welcome(): void {
    if (this.newcomers.size === 0) return
    const people = this.people.fullFrame()
    const cursors = this.awareness.fullFrame()
    for (const newcomer of this.newcomers) {
      if (!newcomer.sendLossy(people)) continue
      if (cursors) newcomer.sendLossy(cursors)
      this.newcomers.delete(newcomer)
    }
  }
}
