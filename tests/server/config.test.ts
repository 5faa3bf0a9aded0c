import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../server/config.ts'
import { DEFAULT_LIMITS, LIMIT_NAMES } from '../../server/sync/limits.ts'

function reasonsOf(environment: Record<string, string>): string {
  const parsed = parseConfig(environment)
  if (parsed.ok) throw new Error('the configuration was taken')
  return parsed.reasons.join('\n')
}

function valueOf(environment: Record<string, string>) {
  const parsed = parseConfig(environment)
  if (!parsed.ok) throw new Error(parsed.reasons.join('\n'))
  return parsed.value
}

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(valueOf({})).toMatchObject({
      host: '0.0.0.0',
      port: 3000,
      dataDir: './data',
      publicUrl: null,
      createKey: null,
      metricsKey: null,
      logLevel: 'info',
      limits: DEFAULT_LIMITS,
      httpLimits: { body: 65_536, failedTries: 200 },
    })
    expect(Object.isFrozen(valueOf({}))).toBe(true)
  })

  it('counts an empty value as unset, and ignores what is not its own', () => {
    expect(valueOf({ PORT: '', PUBLIC_URL: ' ', LIMIT_BODY: '', PATH: '/bin', HOME: '/home/x' }).port).toBe(
      3000,
    )
  })

  it('takes what is given', () => {
    const config = valueOf({
      HOST: '::1',
      PORT: '0',
      PUBLIC_URL: 'https://Kompassi.Example/',
      TRUST_PROXY: '10.0.0.0/8, loopback',
      LIMIT_FRAME: '1000',
      LIMIT_FAILED_TRIES: '5',
      LIMIT_PICTURES: '6',
      LIMIT_SEARCHES: '7',
    })
    expect(config).toMatchObject({ host: '::1', port: 0, publicUrl: 'https://kompassi.example' })
    expect(config.limits.frame).toBe(1000)
    expect(config.httpLimits).toMatchObject({ failedTries: 5, pictures: 6, searches: 7 })
    expect(config.trusts('10.1.2.3')).toBe(true)
    expect(config.trusts('127.0.0.1')).toBe(true)
    expect(config.trusts('192.0.2.1')).toBe(false)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'kompassi.example'],
    ['PUBLIC_URL', 'https://kompassi.example/path'],
    ['PUBLIC_URL', 'ftp://kompassi.example'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['TRUST_PROXY', 'everybody'],
    ['LOG_LEVEL', 'loud'],
    ['LIMIT_BODY', 'big'],
    ['LIMIT_FRAME', '-5'],
    ['LIMIT_FRAMES', '5'],
    // Longer than a timer can be set to: it would be over at once.
    ['LIMIT_ROOM_IDLE_MS', '3000000000'],
    ['LIMIT_AUTHENTICATION_MS', '2000000000'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'postgres://localhost/x'],
    ['RETENTION_DAYS', '30'],
  ])('refuses %s=%s and says so', (name, value) => {
    expect(reasonsOf({ [name]: value })).toContain(name)
  })

  it('names everything that is wrong at once, and repeats no key', () => {
    const reasons = reasonsOf({ PORT: 'x', CREATE_KEY: 'short', METRICS_KEY: 'two words here' })
    expect(reasons).toContain('PORT')
    expect(reasons).toContain('CREATE_KEY')
    expect(reasons).toContain('METRICS_KEY')
    expect(reasons).not.toContain('short')
    expect(reasons).not.toContain('two words')
  })

  it('is documented, with every limit and its default', () => {
    const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8')
    for (const [key, name] of Object.entries(LIMIT_NAMES)) {
      expect(page).toContain(`| \`${name}\` | \`${DEFAULT_LIMITS[key as keyof typeof DEFAULT_LIMITS]}\` |`)
    }
    const { httpLimits } = valueOf({})
    for (const [name, value] of Object.entries({
      LIMIT_BODY: httpLimits.body,
      LIMIT_IMPORT: httpLimits.import,
      LIMIT_PICTURE: httpLimits.picture,
      LIMIT_SERIES_PICTURES: httpLimits.seriesPictures,
      LIMIT_PICTURES: httpLimits.pictures,
      LIMIT_SEARCHES: httpLimits.searches,
      LIMIT_POSTERS: httpLimits.posters,
      LIMIT_CALLS: httpLimits.calls,
      LIMIT_FAILED_TRIES: httpLimits.failedTries,
      LIMIT_SERIES_PARTICIPANTS: httpLimits.participants,
      LIMIT_REQUEST_MS: httpLimits.request,
    } satisfies Record<string, number>)) {
      expect(page).toContain(`| \`${name}\` | \`${value}\` |`)
    }
    for (const name of [
      'HOST',
      'PORT',
      'DATA_DIR',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'CREATE_KEY',
      'METRICS_KEY',
      'LOG_LEVEL',
    ]) {
      expect(page).toContain(`| \`${name}\` |`)
    }
  })
})
