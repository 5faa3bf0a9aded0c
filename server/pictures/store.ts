import { type Right, canvasRight } from '../../src/model/role.ts'
import type { StoredPicture } from '../../src/sync/protocol-http.ts'
import type { Grant } from '../access/capabilities.ts'
import type { ArchiveServices } from '../archive/services.ts'
import { Refusal } from '../refusal.ts'
import { loadSeries } from '../series/read.ts'
import type { PictureFault } from './picture.ts'
import { type ReadPicture, readPictureBytes } from './read-picture.ts'

const FAULTS = {
  type: 'picture-type',
  broken: 'picture-broken',
  dimensions: 'picture-dimensions',
} as const satisfies Readonly<Record<PictureFault, string>>

/** @throws Refusal when the bytes are no picture that is kept */
function pictureOf(bytes: Uint8Array): Extract<ReadPicture, { ok: true }>['picture'] {
  const read = readPictureBytes(bytes)
  if (!read.ok) throw new Refusal(FAULTS[read.fault])
  return read.picture
}

/**
 * Whether somebody may bring a picture: who may write on the canvas that it is for, or without one named, on any.
 * @throws Refusal `not-allowed`, `not-found`
 */
export async function expectMayBring(
  services: Pick<ArchiveServices, 'storage' | 'rooms' | 'now'>,
  { series, role }: Grant,
  canvas: string | null,
): Promise<void> {
  const { canvases } = await loadSeries(services, series)
  const meant = canvas === null ? canvases : canvases.filter(({ id }) => id === canvas)
  if (canvas !== null && meant.length === 0) throw new Refusal('not-found', 'The series has no such canvas.')
  const rights = meant.map(({ state }): Right => canvasRight(role, state))
  if (!rights.includes('write')) throw new Refusal('not-allowed')
}

/**
 * Keeps a picture of a series; the same one again only becomes younger.
 * @param most bytes of all pictures of the series
 * @throws Refusal; StorageError
 */
export async function storePicture(
  { storage, versions, now }: Pick<ArchiveServices, 'storage' | 'versions' | 'now'>,
  series: string,
  bytes: Uint8Array,
  most: number,
): Promise<StoredPicture> {
  const { hash, type, width, height, bytes: clean } = pictureOf(bytes)
  // In turn with the sweep, and with each other, so that the sum holds.
  return versions.inTurn(series, async () => {
    const there = await storage.pictures(series)
    const sum = there.reduce((total, { size }) => total + size, 0)
    const isNew = there.every((other) => other.hash !== hash)
    if (isNew && sum + clean.length > most) throw new Refusal('pictures-full')
    const row = { series, hash, type, width, height, size: clean.length, made: now(), bytes: clean }
    await storage.commit({ updates: [], rows: [{ put: 'picture', row }] })
    return { hash, width, height, type }
  })
}
