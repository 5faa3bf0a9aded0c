// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { overviewOf } from '../../src/screens/join/begin.ts'
import { rememberSeries } from '../../src/sync/device.ts'
import type { SeriesOverview } from '../../src/sync/protocol-http.ts'

const overview = (name: string): SeriesOverview => ({
  title: 'Sarja',
  organisation: 'Tunturin Tupa',
  language: 'fi',
  role: 'participant',
  participantId: 'aino',
  name,
  canvases: [],
  currentStep: null,
  shownCanvas: null,
})

let kept: SeriesOverview | null
vi.mock('../../src/sync/kept-session.ts', () => ({ keptOverview: () => Promise.resolve(kept) }))

let series = 0
let answer: (response: Response) => void
beforeEach(() => {
  series++
  vi.useFakeTimers()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const ask = () => overviewOf(`s${series}`, 'participant')
const says = (body: object, status = 200) => answer(new Response(JSON.stringify(body), { status }))

describe('who this device is, while the server', () => {
  it('takes its time, is what the device knows after four seconds', async () => {
    kept = overview('laitteelta')
    const asking = ask()
    await vi.advanceTimersByTimeAsync(4000)
    expect(await asking).toEqual({ ok: true, value: kept })
  })

  it('takes its time, is waited for where the device knows nothing', async () => {
    kept = null
    const asking = ask()
    await vi.advanceTimersByTimeAsync(4000)
    says(overview('palvelimelta'))
    expect(await asking).toEqual({ ok: true, value: overview('palvelimelta') })
  })

  it('answers, is what it says', async () => {
    kept = overview('laitteelta')
    const asking = ask()
    says(overview('palvelimelta'))
    expect(await asking).toEqual({ ok: true, value: overview('palvelimelta') })
  })

  it.each([
    ['somebody else has come in here', 'mikko'],
    ['the server has said that nobody is in here any more', undefined],
  ])('takes its time, is not who it was before: %s', async (_, participantId) => {
    const first = ask()
    says(overview('Aino'))
    await first
    kept = participantId === undefined ? null : { ...overview('Mikko'), participantId }
    const { title, organisation, language, role } = overview('')
    const entry = { id: `s${series}`, title, organisation, language, role, lastOpened: 1 }
    rememberSeries({ ...entry, participantId, name: participantId && 'Mikko' })
    const asking = ask()
    await vi.advanceTimersByTimeAsync(4000)
    if (!kept) says({ error: { code: 'no-session' } }, 401)
    expect(await asking).toEqual(kept ? { ok: true, value: kept } : { ok: false, code: 'no-session' })
  })

  it('says no, is nobody, whatever the device knows', async () => {
    kept = overview('laitteelta')
    const asking = ask()
    says({ error: { code: 'no-session' } }, 401)
    expect(await asking).toEqual({ ok: false, code: 'no-session' })
  })

  it.each([
    [500, 'internal'],
    [502, 'offline'],
  ])('cannot say (%i), is what the device knows, or else why it could not', async (status, code) => {
    kept = overview('laitteelta')
    const asking = ask()
    says({}, status)
    expect(await asking).toEqual({ ok: true, value: kept })
    kept = null
    const again = ask()
    says({}, status)
    expect(await again).toEqual({ ok: false, code })
  })
})
