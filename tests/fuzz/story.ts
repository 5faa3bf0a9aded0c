import { shiftClock } from '../support/shifted-clock.ts'
import { readNotes } from '../../src/model/note.ts'
import { seeded } from '../support/random.ts'
import { Dice, performAct } from './acts.ts'
import { type FuzzPeer, PATHS, type Path } from './peers.ts'
import { World } from './world.ts'

const HOUR = 3_600_000

/** What may happen between two edits, and how often. */
const EVENTS = {
  act: 260,
  pause: 40,
  leave: 8,
  come: 14,
  drop: 8,
  sleep: 4,
  wake: 8,
  hours: 2,
  state: 14,
  fail: 3,
  heal: 8,
  restart: 2,
  crash: 2,
  restore: 1,
  reload: 4,
} as const
type Event = keyof typeof EVENTS

export interface Told {
  readonly seed: number
  /** Everything that happened, in order. */
  readonly lines: readonly string[]
  readonly counts: Readonly<Record<Event | 'promised' | 'notes', number>>
  readonly connections: number
  readonly refused: number
  readonly network: World['network']
}

/** Why a story did not end well, with the way to tell it again. */
class BadEnd extends Error {
  override readonly name = 'BadEnd'

  constructor(seed: number, lines: readonly string[], cause: unknown) {
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
    super(`SEED=${seed}: ${reason}\n${lines.join('\n')}`, { cause })
  }
}

/** Lets some peers and the server live through so many random events, and compares what everybody has in the end. */
export async function tellStory(seed: number, length: number): Promise<Told> {
  const dice = new Dice(seeded(seed))
  const world = await World.make(seed)
  const teller = new Teller(seed, world, dice)
  try {
    return await teller.tell(length)
  } catch (error) {
    throw new BadEnd(seed, teller.lines, error)
  } finally {
    await world.end()
  }
}

class Teller {
  readonly lines: string[] = []
  private readonly counts = Object.fromEntries(
    [...Object.keys(EVENTS), 'promised', 'notes'].map((key) => [key, 0]),
  ) as Record<Event | 'promised' | 'notes', number>
  private readonly asleep = new Set<FuzzPeer>()

  constructor(
    private readonly seed: number,
    private readonly world: World,
    private readonly dice: Dice,
  ) {}

  async tell(length: number): Promise<Told> {
    const { world, dice } = this
    const people = 2 + dice.below(5)
    for (let index = 0; index < people; index++) await world.addPeer(index)
    for (let step = 0; step < length; step++) {
      await this.happen(step, dice.weighted(EVENTS))
      this.notePromises()
      if (dice.chance(0.3)) await new Promise((resolve) => setImmediate(resolve))
    }
    this.say('everything is well again')
    for (const peer of world.peers) this.wake(peer)
    await world.settle()
    this.notePromises()
    await this.judge()
    return {
      seed: this.seed,
      lines: this.lines,
      counts: this.counts,
      connections: world.totals.connections + sum(world.peers, ({ counts }) => counts.connections),
      refused: world.totals.refused + sum(world.peers, ({ counts }) => counts.refused),
      network: world.network,
    }
  }

  private say(line: string): void {
    this.lines.push(line)
  }

  /** What a person was shown as saved must be found from here on. */
  private notePromises(): void {
    for (const peer of this.world.peers) {
      for (const path of PATHS) {
        if (!peer.isSaved(path)) continue
        for (const id of peer.docs[path].getMap('notes').keys()) this.world.promised[path].add(id)
      }
    }
  }

  /** The end: nothing promised is lost, nothing that anybody has is missing after a restart, nobody was sent away. */
  private async judge(): Promise<void> {
    const { world } = this
    for (const path of PATHS) this.expectNone('lost', path, world.lost(path, await world.stored(path)))
    await world.stop(false)
    await world.start()
    await world.addPeer(world.peers.length)
    await world.settle()
    for (const path of PATHS) {
      this.counts.notes += readNotes(await world.stored(path)).length
      this.counts.promised += world.promised[path].size
    }
    const finals = world.peers.flatMap((peer) => peer.finals)
    if (finals.length > 0) throw new Error(`the server closed with ${finals.join(', ')}`)
    await world.stop(false)
    if (world.complaints.length > 0) throw new Error(`the server complained: ${world.complaints.join('; ')}`)
  }

  private expectNone(what: string, path: Path, ids: readonly string[]): void {
    if (ids.length > 0) throw new Error(`${what} on ${path}: ${ids.join(', ')}`)
  }

  private wake(peer: FuzzPeer): void {
    this.asleep.delete(peer)
    peer.network.wake()
  }

  private async happen(step: number, event: Event): Promise<void> {
    const { world, dice } = this
    this.counts[event]++
    const index = dice.below(world.peers.length)
    const peer = world.peers[index]
    if (!peer) return
    const say = (what: string) => this.say(`${step} ${event} ${what}`)
    switch (event) {
      case 'act': {
        // Nobody writes on a laptop whose lid is shut.
        if (this.asleep.has(peer)) return
        const path = dice.oneOf(PATHS) ?? 'canvas/c1'
        const { said } = performAct(peer.docs[path], `${peer.name}-${step}`, dice)
        return say(`${peer.name} ${path} ${said}`)
      }
      case 'pause': {
        const ms = dice.below(25)
        say(`${ms} ms`)
        return new Promise((resolve) => setTimeout(resolve, ms))
      }
      case 'leave':
        say(peer.name)
        return peer.disconnect()
      case 'come':
        say(peer.name)
        return peer.connect()
      case 'drop':
        say(peer.name)
        return peer.network.dropAll()
      case 'sleep':
        say(peer.name)
        this.asleep.add(peer)
        return peer.network.sleep()
      case 'wake':
        say(peer.name)
        return this.wake(peer)
      case 'hours': {
        const hours = dice.below(9) - 2
        say(`${hours}`)
        return shiftClock(hours * HOUR)
      }
      case 'state': {
        const canvas = dice.oneOf(['c1', 'c2']) ?? 'c1'
        const state = dice.oneOf(['open', 'closed', 'private'] as const) ?? 'open'
        return say(`${canvas} ${state} ${(await world.setState(canvas, state)) ? 'done' : 'failed'}`)
      }
      case 'fail':
        if (!world.server) return
        world.server.storage.failing = dice.chance(0.5) ? 'all' : new Set(['canvas/c1'])
        world.server.storage.failLoads = dice.chance(0.3)
        return say('storage')
      case 'heal':
        if (!world.server) return
        world.server.storage.failing = 'no'
        world.server.storage.failLoads = false
        return say('storage')
      case 'restart':
      case 'crash':
        say('server')
        await world.stop(event === 'crash')
        await world.start()
        for (const path of PATHS) this.expectNone('lost', path, world.lost(path, await world.stored(path)))
        return
      case 'restore':
        await world.stop(false)
        if (await world.restoreOrKeep()) {
          // What only closed tabs and the folder had is gone with it; nobody could have it still.
          for (const path of PATHS) world.promised[path].clear()
          for (const other of world.peers) other.forgetSaved()
          say('an older copy of the folder')
        } else say('a copy of the folder is kept')
        return world.start()
      case 'reload':
        // Only when nothing is lost by it.
        if (this.asleep.has(peer) || !PATHS.every((path) => peer.isSaved(path))) return
        say(peer.name)
        return world.replacePeer(index)
    }
  }
}

const sum = <T>(values: readonly T[], of: (value: T) => number): number =>
  values.reduce((total, value) => total + of(value), 0)
