import type { Registry } from 'prom-client'
import type { AddressOf } from './access/address.ts'
import type { Attempts } from './access/attempts.ts'
import type { Origins } from './access/origin.ts'
import type { Sessions } from './access/sessions.ts'
import type { Config } from './config.ts'
import type { Rate } from './http/rate.ts'
import type { Rotation } from './series/links.ts'
import type { ArchiveServices } from './archive/services.ts'

/** Everything that answers to HTTP calls, put together once by `startServer`. */
export interface Services extends ArchiveServices {
  readonly config: Config
  /** Who may create series; never logged. */
  readonly createKey: string
  readonly addressOf: AddressOf
  readonly origins: Origins
  readonly sessions: Sessions
  readonly attempts: Attempts
  /** What each person calls, whatever it is. */
  readonly calls: Rate
  readonly rotation: Rotation
  readonly metrics: Registry
  /** The built pages; null: none are served (in development Vite serves them). */
  readonly clientDir: string | null
}
