import { rememberCreateKey } from '../../sync/device.ts'

/**
 * Takes the key that lets one create series out of the address (`/#key=…`), so that it is neither seen on a projected
 * screen nor copied along with the address.
 * @returns whether there was one
 */
export function takeCreateKey(): boolean {
  const key = new URLSearchParams(window.location.hash.slice(1)).get('key')?.trim()
  if (!key) return false
  rememberCreateKey(key)
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return true
}
