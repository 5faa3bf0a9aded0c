import { readStored, writeStored } from './stored.ts'

const ASKED = 'kompassi.persistAsked'
/** A browser that asks the person is not to ask again and again, ms. */
const WEEK = 7 * 24 * 3_600_000

/**
 * Asks the browser to keep what this device has, however full it gets. Some decide that by themselves, others ask the person: so it is
 * to be called when there is something to lose, and does it once a week at most.
 */
export async function askToPersist(): Promise<void> {
  try {
    // Over plain HTTP there is no such thing, but on this machine itself.
    const { storage } = navigator as { readonly storage?: StorageManager }
    if (!storage?.persist || Date.now() - Number(readStored(ASKED)) < WEEK) return
    if (await storage.persisted()) return
    writeStored(ASKED, String(Date.now()))
    const isKept = await storage.persist()
    console.info(isKept ? 'what this device has is kept' : 'the browser may clear what this device has')
  } catch (error) {
    console.info('the browser does not say whether it keeps what this device has', error)
  }
}
