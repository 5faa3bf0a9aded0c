// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { translate } from '../../src/i18n/index.ts'
import { setCanvasState } from '../../src/model/series-writing.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices, notify } from '../../src/ui/notices.ts'
import { enter, here, serve, setState, shared } from './workshop-page.tsx'
import { meAs, startStep } from './workshop-room.ts'

/* What one can do here, and no longer: said to those who listen, once each. */
const CANVAS = 'c-empathy-map'
const room = () => shared.rooms.get(`canvas/${CANVAS}`)
const said: string[] = []
let stop = () => undefined as void

/** As long as a connection may drop without a word, and more. */
const wait = () => act(() => vi.advanceTimersByTimeAsync(2000))
const setCanvas = (state: 'open' | 'closed') => serve(() => setCanvasState(here.series.doc, CANVAS, state))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  said.length = 0
  announcements.setState({ text: '', turn: 0 })
  stop = announcements.subscribe(({ text }) => said.push(text))
  startStep(here.series, 'w1-empathy-map')
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('to those who listen', () => {
  it('nothing is said while all is as it should be', async () => {
    await enter(meAs('participant'))
    await wait()
    expect(said).toEqual([])
  })

  it('a lost connection is said once, also while they write on, and that it is back', async () => {
    await enter(meAs('participant'))
    await wait()
    await setState(room(), { connection: { is: 'offline' } })
    await wait()
    await setState(room(), { unsaved: true, keeping: true })
    await setState(room(), { connection: { is: 'connecting' } })
    await setState(room(), { connection: { is: 'offline' } })
    await wait()
    const lost = 'Yhteys katkesi, ja sitä haetaan uudelleen. Voit jatkaa kirjoittamista.'
    expect(said).toEqual([lost])
    await serve(() => notify({ kind: 'error', text: translate('fi', 'errors.offline') }))
    await setState(room(), { connection: { is: 'live' } })
    await wait()
    expect(said).toEqual([lost, 'Yhteys on palannut.'])
    // What failed meanwhile says no longer that there is no connection.
    expect(notices.getState().shown).toEqual([])
  })

  it('one that drops for a moment is not', async () => {
    await enter(meAs('participant'))
    await wait()
    await setState(room(), { connection: { is: 'offline' } })
    await setState(room(), { connection: { is: 'live' } })
    await wait()
    expect(said).toEqual([])
  })

  it('saving that fails is said, and that it works again', async () => {
    await enter(meAs('participant'))
    await wait()
    await setState(room(), { refused: 'storage-failed' })
    await wait()
    await setState(room(), { refused: null })
    await wait()
    expect(said).toHaveLength(2)
    expect(said[0]).toContain('tallenn')
    expect(said[1]).toBe('Tallennus toimii taas.')
  })

  it('it is said that their canvas is closed, that something came too late, and that it is open', async () => {
    await enter(meAs('participant'))
    await setCanvas('closed')
    await setState(room(), { refused: 'closed' })
    await setState(room(), { refused: null })
    await setCanvas('open')
    await wait()
    expect(said).toEqual([
      'Vetäjä on sulkenut tämän kanvaasin – voit lukea.',
      expect.stringMatching(/^Kanvaasi ehti sulkeutua/),
      'Vetäjä avasi kanvaasin. Nyt voit kirjoittaa.',
    ])
    expect(notices.getState().shown).toEqual([])
  })

  it('which sheet is closed is said of the one beside, whose closing ends no sentence on the other', async () => {
    await serve(() => startStep(here.series, 'w2-value-creation-company'))
    await enter(meAs('participant'))
    const area = document.createElement('textarea')
    document.querySelector('main')?.append(area)
    area.value = 'Vastaus'
    area.focus()
    const setBeside = (state: 'open' | 'closed') =>
      serve(() => setCanvasState(here.series.doc, 'c-value-creation-customer', state))
    await setBeside('open')
    await setBeside('closed')
    expect(said).toEqual([
      'Asiakaslähtöinen arvontuotto 1/2: Vetäjä avasi kanvaasin. Nyt voit kirjoittaa.',
      'Asiakaslähtöinen arvontuotto 1/2: Vetäjä on sulkenut tämän kanvaasin – voit lukea.',
    ])
    expect(notices.getState().shown).toEqual([])
  })

  it('the facilitator hears of those who wrote too late, and nothing of what they do themselves', async () => {
    await enter(meAs('facilitator'))
    await setCanvas('closed')
    await setState(room(), { held: 2 })
    await setState(room(), { held: 0 })
    await wait()
    expect(said).toEqual(['2 osallistujalla on muutoksia, jotka eivät ehtineet mukaan ennen sulkemista.'])
  })
})

describe('who is in the middle of a sentence when the canvas is closed', () => {
  it('sees why the writing ends, until it is open again', async () => {
    await enter(meAs('participant'))
    const area = document.createElement('textarea')
    document.querySelector('main')?.append(area)
    area.value = 'Tämä jäi'
    area.focus()
    await setCanvas('closed')
    const text = 'Vetäjä sulki kanvaasin, kun olit kirjoittamassa. Mitä ehdit kirjoittaa, ei katoa.'
    expect(notices.getState().shown).toMatchObject([{ text, kind: 'info' }])
    expect(said).toEqual([text])
    await setCanvas('open')
    expect(notices.getState().shown).toEqual([])
  })
})
