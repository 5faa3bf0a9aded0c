import { LANGUAGES, type Language } from '../model/language.ts'
import { ROLES, type Role } from '../model/role.ts'
import { readStored, writeStored } from './stored.ts'

const SERIES = 'kompassi.series'
const NAME = 'kompassi.name'
const CREATE_KEY = 'kompassi.createKey'

/** More than anyone runs; the oldest make way. */
const MOST = 50

/** A series that this device has a session of. The session itself is in a cookie that no script can read. */
export interface DeviceSeries {
  readonly id: string
  readonly role: Role
  readonly title: string
  readonly organisation: string
  readonly language: Language
  /** ms since the epoch, by this device's clock. */
  readonly lastOpened: number
  /** Who this device was there when the server last said so; see `kept-session.ts`. */
  readonly participantId?: string | undefined
  readonly name?: string | undefined
}

/** Read by hand: a schema's library would be in the way of every page's first load. */
function readEntry(entry: unknown): DeviceSeries | null {
  if (typeof entry !== 'object' || entry === null) return null
  const { id, role, title, organisation, language, lastOpened, ...who } = entry as Record<string, unknown>
  const knownRole = ROLES.find((known) => known === role)
  const knownLanguage = LANGUAGES.find((known) => known === language)
  if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(id) || !knownRole || !knownLanguage) return null
  if (typeof title !== 'string' || typeof organisation !== 'string') return null
  if (typeof lastOpened !== 'number' || Number.isNaN(lastOpened)) return null
  const known = { id, role: knownRole, title, organisation, language: knownLanguage, lastOpened }
  const { participantId, name } = who
  return typeof participantId === 'string' && typeof name === 'string'
    ? { ...known, participantId, name }
    : known
}

/** The series opened on this device, the latest first. Entries that are not whole are left out. */
export function readDeviceSeries(): readonly DeviceSeries[] {
  const list = parse(readStored(SERIES))
  if (!Array.isArray(list)) return []
  return list
    .flatMap((entry: unknown) => readEntry(entry) ?? [])
    .toSorted((a, b) => b.lastOpened - a.lastOpened)
}

function parse(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (error) {
    console.info('the list of this device was not readable', error)
    return null
  }
}

/** Puts a series first in the list of this device; one entry a series and role. */
export function rememberSeries(entry: DeviceSeries): void {
  writeList([entry, ...without(entry.id, entry.role)].slice(0, MOST))
}

/** Somebody has come into a series here: without the server, too, this device is nobody else there from now on. */
export function rememberWho(id: string, role: Role, who: { participantId: string; name: string }): void {
  const { participantId, name } = who
  const before = readDeviceSeries().find((entry) => entry.id === id && entry.role === role)
  if (before) rememberSeries({ ...before, participantId, name })
}

/** Takes a series off this device's list. It stays on the server, and its links keep working. */
export function forgetSeries(id: string, role: Role): void {
  writeList(without(id, role))
}

const without = (id: string, role: Role): readonly DeviceSeries[] =>
  readDeviceSeries().filter((entry) => entry.id !== id || entry.role !== role)

function writeList(list: readonly DeviceSeries[]): void {
  writeStored(SERIES, list.length === 0 ? null : JSON.stringify(list))
}

/** The first name last used on this device; empty when there is none. */
export const rememberedName = (): string => readStored(NAME) ?? ''

export function rememberName(name: string): void {
  writeStored(NAME, name)
}

/** The key that lets this device create series; empty when it has none. */
export const createKey = (): string => readStored(CREATE_KEY) ?? ''

export function rememberCreateKey(key: string): void {
  writeStored(CREATE_KEY, key === '' ? null : key)
}
