import { roleOf, workshopOf } from './screens/paths.ts'
import { firstRooms, socketAddress } from './sync/address.ts'
import { fetchOverview } from './sync/call.ts'
import { readDeviceSeries } from './sync/device.ts'
import { type Early, openEarly } from './sync/early.ts'
import type { SeriesOverview } from './sync/protocol-http.ts'

/*
 * A script of its own, within the page, a few hundred bytes beside the other: who enters a workshop is asked for, and its documents
 * are on their way, while the page's own script is fetched and read. `vite.config.ts` bundles it; without it all goes as well, later.
 */
function begin(seriesId: string, role: Early['role'], chosen: string | null): void {
  const early: Early = { seriesId, role, answer: fetchOverview(seriesId, role), sockets: new Map() }
  window.kompassiEarly = early
  // Browsers open sockets to a server one after the other: this one needs no answer, so that the next need not wait for it.
  const series = role && openEarly(socketAddress({ seriesId, path: 'series', role }), true)
  // Of a series that was here before this device may have a copy, and asks for the rest of it only.
  const isNew = readDeviceSeries().every(({ id }) => id !== seriesId)
  const connect = async () => {
    const { status, body } = await early.answer
    if (status !== 200 || body === null) return series?.socket.close()
    for (const room of firstRooms(seriesId, body as SeriesOverview, chosen)) {
      const address = socketAddress(room)
      const opened = room.path === 'series' ? series : null
      early.sockets.set(address, opened ?? openEarly(address, isNew || room.path === 'series'))
    }
  }
  // What is wrong with the answer, or that there is none, says whoever comes for it.
  connect().catch(() => series?.socket.close())
  try {
    // A browser fetches what it keeps for a tab when that is first asked for, and the page waits: now it has nothing to do.
    window.sessionStorage.getItem('')
  } catch (error) {
    console.info('the browser keeps nothing for this tab', error)
  }
}

const place = workshopOf(window.location)
// The page's own script may have been faster.
if (place && window.kompassiEarly === undefined) {
  begin(place.id, roleOf(new URLSearchParams(window.location.search)), place.canvas)
}
