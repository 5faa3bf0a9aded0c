// @vitest-environment jsdom
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createKey,
  forgetSeries,
  readDeviceSeries,
  rememberCreateKey,
  rememberName,
  rememberSeries,
  rememberedName,
} from '../../src/sync/device.ts'
import type { DeviceSeries } from '../../src/sync/device.ts'

const KEY = 'kompassi.series'
const series = (id: string, more: Partial<DeviceSeries> = {}): DeviceSeries => ({
  id,
  role: 'facilitator',
  title: 'Sarja',
  organisation: 'Tunturin Tupa',
  language: 'fi',
  lastOpened: 1,
  ...more,
})

beforeEach(() => {
  window.localStorage.clear()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('the series of this device', () => {
  it('are listed with the latest first, one for each role', () => {
    rememberSeries(series('a', { lastOpened: 1 }))
    rememberSeries(series('b', { lastOpened: 3 }))
    rememberSeries(series('a', { role: 'viewer', lastOpened: 2 }))
    rememberSeries(series('a', { lastOpened: 4, title: 'Uusi nimi' }))
    expect(readDeviceSeries().map(({ id, role, title }) => [id, role, title])).toEqual([
      ['a', 'facilitator', 'Uusi nimi'],
      ['b', 'facilitator', 'Sarja'],
      ['a', 'viewer', 'Sarja'],
    ])
  })

  it('are forgotten one by one', () => {
    rememberSeries(series('a'))
    rememberSeries(series('a', { role: 'viewer' }))
    forgetSeries('a', 'viewer')
    expect(readDeviceSeries().map(({ role }) => role)).toEqual(['facilitator'])
    forgetSeries('a', 'facilitator')
    expect(window.localStorage.getItem(KEY)).toBeNull()
  })

  it('are at most fifty', () => {
    for (let i = 0; i < 60; i++) rememberSeries(series(`s${i}`, { lastOpened: i }))
    expect(readDeviceSeries()).toHaveLength(50)
    expect(readDeviceSeries()[0]?.id).toBe('s59')
  })

  it('leave out what is not whole and keep the rest', () => {
    const broken = [
      null,
      1,
      'x',
      {},
      series('../x'),
      { ...series('b'), role: 'king' },
      { ...series('c'), lastOpened: '1' },
    ]
    window.localStorage.setItem(KEY, JSON.stringify([...broken, series('good')]))
    expect(readDeviceSeries().map(({ id }) => id)).toEqual(['good'])
  })

  it('survive whatever lies in the store', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        window.localStorage.setItem(KEY, text)
        expect(readDeviceSeries()).toEqual([])
      }),
    )
    rememberSeries(series('a'))
    expect(readDeviceSeries()).toEqual([series('a')])
  })
})

const refuse = () => {
  throw new DOMException('no', 'SecurityError')
}

describe('a browser that keeps nothing', () => {
  it('still has everything while the page lives', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse)
    expect(readDeviceSeries()).toEqual([])
    rememberSeries(series('a'))
    rememberName('Aino')
    rememberCreateKey('avain')
    expect(readDeviceSeries()).toEqual([series('a')])
    expect([rememberedName(), createKey()]).toEqual(['Aino', 'avain'])
    rememberCreateKey('')
    expect(createKey()).toBe('')
  })
})
