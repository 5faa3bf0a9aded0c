import * as v from 'valibot'
import { type Trusts, parseProxies } from './access/proxies.ts'
import { LIMIT_NAMES, type SyncLimits, parseLimits } from './sync/limits.ts'

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const

export interface Config {
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
  readonly dataDir: string
  /** Origin of links and QR codes; null: from the request. */
  readonly publicUrl: string | null
  /** Whose forwarded headers count. */
  readonly trusts: Trusts
  /** Null: kept in the data folder. */
  readonly createKey: string | null
  /** Null: metrics are for this machine only. */
  readonly metricsKey: string | null
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Whether browsers keep the page, so that it opens without a server. */
  readonly offlinePage: boolean
  readonly limits: SyncLimits
  readonly httpLimits: {
    /** Bytes of a request's body. */
    readonly body: number
    /** Bytes of an archive that is imported. */
    readonly import: number
    /** Bytes of one picture, and of all pictures of a series. */
    readonly picture: number
    readonly seriesPictures: number
    /** Pictures that one person brings in a minute: more is no hand that puts pictures on paper. */
    readonly pictures: number
    /** Different posters of one series that are laid out in a minute. */
    readonly posters: number
    /** Searches of one person in twenty seconds: more is no typing. */
    readonly searches: number
    /** Calls of one person in a minute: more is no page. */
    readonly calls: number
    /** Failed tries of one address in ten minutes. */
    readonly failedTries: number
    /** People who have ever joined a series, by device. */
    readonly participants: number
    /** How long a request may take to come, ms. */
    readonly request: number
  }
}

export type ParsedConfig =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly reasons: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

/** What this version does not do, though it was announced: to ignore it silently would break a promise. */
const NOT_YET: Readonly<Record<string, string>> = {
  DATABASE_URL: 'this version keeps everything in DATA_DIR; unset it.',
  RETENTION_DAYS: 'this version deletes no series on its own; unset it.',
}

const HTTP_LIMITS = [
  'LIMIT_BODY',
  'LIMIT_IMPORT',
  'LIMIT_PICTURE',
  'LIMIT_SERIES_PICTURES',
  'LIMIT_PICTURES',
  'LIMIT_SEARCHES',
  'LIMIT_POSTERS',
  'LIMIT_CALLS',
  'LIMIT_FAILED_TRIES',
  'LIMIT_SERIES_PARTICIPANTS',
  'LIMIT_REQUEST_MS',
]

// In Windows' and Docker's ways of setting variables, empty means unset.
const text = (fallback: string) => v.optional(v.pipe(v.string(), v.trim()), fallback)

function whole(name: string, fallback: number, least: number, most: number) {
  const message = `${name} must be a whole number from ${least} to ${most}.`
  return v.pipe(
    text(String(fallback)),
    v.regex(/^\d{1,15}$/, message),
    v.transform(Number),
    v.minValue(least, message),
    v.maxValue(most, message),
  )
}

const key = (name: string) =>
  v.pipe(
    text(''),
    v.check(
      (value) => value === '' || /^[\x21-\x7e]{8,200}$/.test(value),
      `${name} must be 8 to 200 characters without spaces.`,
    ),
    v.transform((value) => (value === '' ? null : value)),
  )

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return isBare && (url.protocol === 'http:' || url.protocol === 'https:')
}

const schema = v.object({
  HOST: v.pipe(
    text('0.0.0.0'),
    v.regex(/^[A-Za-z0-9.:_-]+$/, 'HOST must be an address or a name to listen on.'),
  ),
  PORT: whole('PORT', 3000, 0, 65_535),
  DATA_DIR: text('./data'),
  PUBLIC_URL: v.pipe(
    text(''),
    v.check(
      (value) => value === '' || isOrigin(value),
      'PUBLIC_URL must be an address like https://kompassi.example, without a path.',
    ),
    v.transform((value) => (value === '' ? null : new URL(value).origin)),
  ),
  TRUST_PROXY: v.pipe(
    text(''),
    v.transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== '')),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const proxies = parseProxies(dataset.value)
      if (proxies.ok) return proxies.value
      addIssue({
        message: `TRUST_PROXY must be addresses, networks like 10.0.0.0/8, loopback, linklocal or uniquelocal, not "${proxies.reason}".`,
      })
      return NEVER
    }),
  ),
  CREATE_KEY: key('CREATE_KEY'),
  METRICS_KEY: key('METRICS_KEY'),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`), 'info'),
  OFFLINE_PAGE: v.optional(v.picklist(['on', 'off'], 'OFFLINE_PAGE must be on or off.'), 'on'),
  LIMIT_BODY: whole('LIMIT_BODY', 65_536, 1024, 100_000_000),
  LIMIT_IMPORT: whole('LIMIT_IMPORT', 100_000_000, 1024, 200_000_000),
  LIMIT_PICTURE: whole('LIMIT_PICTURE', 3_000_000, 1024, 20_000_000),
  LIMIT_SERIES_PICTURES: whole('LIMIT_SERIES_PICTURES', 60_000_000, 1024, 120_000_000),
  LIMIT_PICTURES: whole('LIMIT_PICTURES', 30, 1, 1_000_000),
  LIMIT_SEARCHES: whole('LIMIT_SEARCHES', 40, 1, 1_000_000),
  LIMIT_POSTERS: whole('LIMIT_POSTERS', 30, 1, 1_000_000),
  LIMIT_CALLS: whole('LIMIT_CALLS', 1_200, 1, 1_000_000),
  LIMIT_FAILED_TRIES: whole('LIMIT_FAILED_TRIES', 200, 1, 1_000_000),
  LIMIT_SERIES_PARTICIPANTS: whole('LIMIT_SERIES_PARTICIPANTS', 10_000, 1, 1_000_000),
  LIMIT_REQUEST_MS: whole('LIMIT_REQUEST_MS', 120_000, 1, 3_600_000),
})

function unknownNames(environment: Environment): string[] {
  const limits = new Set([...Object.values(LIMIT_NAMES), ...HTTP_LIMITS])
  return Object.keys(environment).flatMap((name) => {
    const notYet = NOT_YET[name]
    if (notYet !== undefined) return [`${name}: ${notYet}`]
    return name.startsWith('LIMIT_') && !limits.has(name)
      ? [`${name} is no limit that this version has.`]
      : []
  })
}

/**
 * Reads the whole configuration from the environment; an empty value counts as unset.
 * @returns every reason why it cannot be used, for the terminal; keys are never repeated in them
 */
export function parseConfig(environment: Environment): ParsedConfig {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => (value ?? '').trim() !== ''),
  )
  const parsed = v.safeParse(schema, given)
  const limits = parseLimits(given)
  const reasons = [
    ...unknownNames(given),
    ...(parsed.issues?.map((issue) => issue.message) ?? []),
    ...(limits.ok ? [] : [limits.reason]),
  ]
  if (!parsed.success || !limits.ok || reasons.length > 0) return { ok: false, reasons }
  const env = parsed.output
  return {
    ok: true,
    value: Object.freeze({
      host: env.HOST,
      port: env.PORT,
      dataDir: env.DATA_DIR,
      publicUrl: env.PUBLIC_URL,
      trusts: env.TRUST_PROXY,
      createKey: env.CREATE_KEY,
      metricsKey: env.METRICS_KEY,
      logLevel: env.LOG_LEVEL,
      offlinePage: env.OFFLINE_PAGE === 'on',
      limits: Object.freeze(limits.value),
      httpLimits: Object.freeze({
        body: env.LIMIT_BODY,
        import: env.LIMIT_IMPORT,
        picture: env.LIMIT_PICTURE,
        seriesPictures: env.LIMIT_SERIES_PICTURES,
        pictures: env.LIMIT_PICTURES,
        searches: env.LIMIT_SEARCHES,
        posters: env.LIMIT_POSTERS,
        calls: env.LIMIT_CALLS,
        failedTries: env.LIMIT_FAILED_TRIES,
        participants: env.LIMIT_SERIES_PARTICIPANTS,
        request: env.LIMIT_REQUEST_MS,
      }),
    }),
  }
}
