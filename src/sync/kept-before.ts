import { readDeviceSeries } from './device.ts'

/** The series of which a page may find something on this device: those that were opened here before, by any page. */
const before = new Set(readDeviceSeries().map(({ id }) => id))

/** Whether this device may have a copy of something of a series; from the first question on it may. */
export function mayBeKept(seriesId: string): boolean {
  const may = before.has(seriesId)
  before.add(seriesId)
  return may
}
