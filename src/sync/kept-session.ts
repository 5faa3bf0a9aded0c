import { ROLES, type Role } from '../model/role.ts'
import { type DeviceSeries, readDeviceSeries, rememberSeries } from './device.ts'
import { dropSeries, hasSeries } from './kept-series.ts'
import type { SeriesOverview } from './protocol-http.ts'

/*
 * Who this device was in a series when the server last said so. It opens what is on the device anyway, and nothing on the server: that
 * asks for the cookie, which no script can read, and ends the connection of whoever is not who the page says.
 */

const entriesOf = (seriesId: string, role: Role | null): readonly DeviceSeries[] =>
  readDeviceSeries()
    .filter((entry) => entry.id === seriesId && (role === null || entry.role === role))
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))

/**
 * What the server would say of this device in a series, as far as the page needs it before the documents are there.
 * @param role null: the strongest one
 * @returns null when the device has no session there, or nothing to show
 */
export async function keptOverview(seriesId: string, role: Role | null): Promise<SeriesOverview | null> {
  const entry = entriesOf(seriesId, role).find(({ participantId }) => participantId !== undefined)
  if (entry?.participantId === undefined) return null
  if (!(await hasSeries(seriesId))) return null
  const { title, organisation, language, participantId, name = '' } = entry
  const nothingYet = { canvases: [], currentStep: null, shownCanvas: null }
  return { title, organisation, language, role: entry.role, participantId, name, ...nothingYet }
}

/**
 * The server has said that this device has no session there any more: then nothing opens without the server either.
 * @param role null: none in any role
 * @param participantId whose it was, if that is known: it may have become somebody else's meanwhile
 */
export async function forgetSession(
  seriesId: string,
  role: Role | null,
  participantId?: string,
): Promise<void> {
  for (const entry of entriesOf(seriesId, role)) {
    const isOthers = participantId !== undefined && entry.participantId !== participantId
    if (!isOthers) rememberSeries({ ...entry, participantId: undefined, name: undefined })
  }
  const isOut = entriesOf(seriesId, null).every((entry) => entry.participantId === undefined)
  if (isOut) await dropSeries(seriesId)
}
