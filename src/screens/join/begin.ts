import type { Role } from '../../model/role.ts'
import { api } from '../../sync/api.ts'
import { canvasPath } from '../../sync/protocol.ts'
import type { SeriesOverview } from '../../sync/protocol-http.ts'
import { acquireRoom } from '../../sync/room-registry.ts'

type Answer = ReturnType<typeof api.overview>

const begun = new Map<string, Answer>()
const keyOf = (seriesId: string, role: Role | null) => `${seriesId} ${role}`

/**
 * Asks for a workshop before its screen is drawn, and connects its documents as soon as it is known who asks: otherwise
 * each would wait for the one before, a round trip to the server each time.
 * @param chosen the canvas in the address; null: whatever the step shows
 */
export function beginWorkshop(seriesId: string, role: Role | null, chosen: string | null): void {
  const asking = api.overview(seriesId, role)
  begun.set(keyOf(seriesId, role), asking)
  const goOn = async () => {
    const result = await asking
    if (result.ok) connect(seriesId, result.value, chosen)
  }
  void goOn()
}

function connect(seriesId: string, overview: SeriesOverview, chosen: string | null): void {
  const wanted = chosen ?? overview.shownCanvas
  const canvas = overview.canvases.find(({ id }) => id === wanted)
  for (const path of ['series', ...(canvas ? [canvasPath(canvas)] : [])]) {
    // A room lingers after its last user: the screen comes for it in a moment.
    acquireRoom(seriesId, path, overview.role, overview.participantId)()
  }
}

/** What this device is in a series: what was asked for already, else asked now. */
export function overviewOf(seriesId: string, role: Role | null): Answer {
  const key = keyOf(seriesId, role)
  const asked = begun.get(key) ?? api.overview(seriesId, role)
  begun.delete(key)
  return asked
}
