import type { Role } from '../../model/role.ts'
import { isPassing } from '../../sync/answer.ts'
import { firstRooms } from '../../sync/address.ts'
import { askOverview } from '../../sync/call.ts'
import { readDeviceSeries } from '../../sync/device.ts'
import { earlyFor } from '../../sync/early.ts'
import type { SeriesOverview } from '../../sync/protocol-http.ts'
import { acquireRoom, openedRoom } from '../../sync/room-registry.ts'

type Answer = ReturnType<typeof askOverview>

/** So long the first picture may wait for what it shows, ms: drawing that it waits takes about as long as it saves. */
const FIRST_PICTURE = 200

interface Begun {
  readonly asking: Answer
  /** Who this device is, once that is known. */
  overview: SeriesOverview | null
}

const begun = new Map<string, Begun>()
const keyOf = (seriesId: string, role: Role | null) => `${seriesId} ${role}`

/**
 * Asks for a workshop before its screen is drawn, and connects its documents as soon as it is known who asks: otherwise
 * each would wait for the one before, a round trip to the server each time.
 * @param chosen the canvas in the address; null: whatever the step shows
 * @returns resolves when there is something to draw, or that takes too long to wait for
 */
export function beginWorkshop(seriesId: string, role: Role | null, chosen: string | null): Promise<void> {
  const asking = askOverview(seriesId, role, earlyFor(seriesId, role)?.answer)
  const begin: Begun = { asking, overview: null }
  begun.set(keyOf(seriesId, role), begin)
  const goOn = async () => {
    const result = await asking
    if (!result.ok) return
    begin.overview = result.value
    await connect(seriesId, result.value, chosen)
  }
  return Promise.race([goOn(), new Promise<void>((resolve) => setTimeout(resolve, FIRST_PICTURE))])
}

/** @returns resolves when the documents are here */
async function connect(seriesId: string, overview: SeriesOverview, chosen: string | null): Promise<void> {
  const rooms = firstRooms(seriesId, overview, chosen).map(({ path, role, participant }) => {
    // A room lingers after its last user: the screen comes for it in a moment.
    acquireRoom(seriesId, path, role, participant)()
    return openedRoom(seriesId, path, role, participant)
  })
  await Promise.all(
    rooms.map(
      (room) =>
        new Promise<void>((resolve) => {
          const look = () => room?.state.getState().synced === false || resolve()
          room?.state.subscribe(look)
          look()
        }),
    ),
  )
}

/** What is known of a workshop that was begun, before anybody has asked for it; null: nothing yet. */
export const knownOverview = (seriesId: string, role: Role | null): SeriesOverview | null =>
  begun.get(keyOf(seriesId, role))?.overview ?? null

/** What the server said last, for whoever goes on to the poster and back while it cannot be asked. */
const said = new Map<string, Awaited<Answer>>()

/** So long (ms) the server may take before a series that this device has opens from there. */
const SLOW = 4000

/** What this device knows of itself without the server; null: nothing. */
async function keptOverview(seriesId: string, role: Role | null): Promise<SeriesOverview | null> {
  try {
    return await (await import('../../sync/kept-session.ts')).keptOverview(seriesId, role)
  } catch (error) {
    console.info('the page is not on this device', error)
    return null
  }
}

/** Whether this device has not become somebody else since, or nobody. */
const isStill = (seriesId: string, { role, participantId }: SeriesOverview): boolean =>
  readDeviceSeries().every(
    (entry) => entry.id !== seriesId || entry.role !== role || entry.participantId === participantId,
  )

/** Who this device is in a series: what was asked for already, else asked now; without an answer, what this tab or the device knows. */
export async function overviewOf(seriesId: string, role: Role | null): Answer {
  const key = keyOf(seriesId, role)
  const asked = begun.get(key)?.asking ?? askOverview(seriesId, role)
  begun.delete(key)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), SLOW)
  })
  const first = await Promise.race([asked, late])
  clearTimeout(timer)
  const isNoAnswer = !first || (!first.ok && isPassing(first.code))
  const last = said.get(key)
  if (isNoAnswer && last?.ok && isStill(seriesId, last.value)) return last
  const kept = isNoAnswer && (await keptOverview(seriesId, role))
  if (kept) return { ok: true, value: kept }
  const result = first ?? (await asked)
  if (result.ok || !isPassing(result.code)) said.set(key, result)
  return result
}
