// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fi } from '../../src/i18n/fi/index.ts'
import { later } from '../../src/i18n/fi/later/index.ts'
import { setLanguage, translate } from '../../src/i18n/index.ts'
import { HomeScreen } from '../../src/screens/home/HomeScreen.tsx'
import { JoinScreen } from '../../src/screens/join/JoinScreen.tsx'
import { SessionGate } from '../../src/screens/join/SessionGate.tsx'
import { readSecret } from '../../src/screens/join/secret.ts'
import { readDeviceSeries, rememberName, rememberSeries } from '../../src/sync/device.ts'
import type { Role } from '../../src/model/role.ts'
import type { ErrorCode } from '../../src/sync/protocol-http.ts'
import { IMPORT_KEY, IMPORT_KEY_HEADER } from '../../src/sync/protocol-archive.ts'
import { byText, click, mount, press, type } from '../ui/mount.ts'
import { installNativeElements } from '../ui/native.ts'
import type { Mounted } from '../ui/mount.ts'

const TOKEN = 'Tk'.repeat(16)

interface Call {
  readonly method: string
  readonly url: string
  readonly body: Record<string, unknown>
  readonly headers: Headers
}
type Answer = { readonly status?: number; readonly json: unknown } | ErrorCode | 'offline'

installNativeElements()

let mounted: Mounted | undefined
let calls: Call[]
let answer: (call: Call) => Answer

beforeEach(() => {
  calls = []
  window.localStorage.clear()
  setLanguage('fi')
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Call['body']) : {}
    const headers = new Headers(init.headers)
    const call = { method: init.method ?? 'GET', url, body, headers }
    calls.push(call)
    const given = answer(call)
    if (given === 'offline') throw new TypeError('Failed to fetch')
    return typeof given === 'string'
      ? Response.json({ error: { code: given, message: '' } }, { status: 400 })
      : Response.json(given.json, { status: given.status ?? 200 })
  })
})
afterEach(() => {
  mounted?.unmount()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Within `act` React renders only at its end, so each look has one of its own. */
const settle = (check: () => void) =>
  vi.waitFor(
    async () => {
      await act(async () => undefined)
      check()
    },
    { interval: 5 },
  )
const at = (path: string) => window.history.replaceState(null, '', path)
const address = () => window.location.pathname + window.location.search + window.location.hash
const field = (selector = 'input') => document.querySelector<HTMLInputElement>(selector)
const submit = () => click(document.querySelector('button[type="submit"]'))
const session = (role: string) => ({
  json: { seriesId: 's1', role, participantId: 'p', name: '', canvases: [] },
})
const openJoin = (fragment: string) => {
  at(`/join${fragment}`)
  mounted = mount(<JoinScreen />)
}

describe('what lets somebody in', () => {
  it.each([
    ['abc-def', { kind: 'code', code: 'ABCDEF' }],
    [' a b c d e f ', { kind: 'code', code: 'ABCDEF' }],
    ['#abc%20def', { kind: 'code', code: 'ABCDEF' }],
    [TOKEN, { kind: 'token', token: TOKEN }],
    [`http://10.0.0.5:3000/join#${TOKEN}`, { kind: 'token', token: TOKEN }],
    ['http://10.0.0.5:3000/join#ABCDEF', { kind: 'code', code: 'ABCDEF' }],
    ['#%E0%A4%A', { kind: 'code', code: 'E0A4A' }],
    ['', null],
    [' - - ', null],
  ])('is read from %j', (typed, secret) => {
    expect(readSecret(typed)).toEqual(secret)
  })
})

describe('the join screen', () => {
  it('lets a viewer or a facilitator right in, and leaves no link behind', async () => {
    answer = () => session('viewer')
    openJoin(`#${TOKEN}`)
    await settle(() => expect(address()).toBe('/s/s1?as=viewer'))
    expect(calls[0]?.body).toEqual({ token: TOKEN })
  })

  it('asks a participant for a first name, and offers the one of last time', async () => {
    rememberName('Aino')
    answer = ({ body }) => (body['name'] ? session('participant') : 'name-missing')
    openJoin('#abc-def')
    await settle(() => expect(field()?.value).toBe('Aino'))
    expect(document.querySelector('[role="alert"]')).toBeNull()
    submit()
    await settle(() => expect(address()).toBe('/s/s1?as=participant'))
    expect(calls.at(-1)?.body).toEqual({ code: 'ABCDEF', name: 'Aino' })
  })

  it('leaves nobody who was in that series here before behind, should the server not say who is in it', async () => {
    const entry = { id: 's1', title: 'Sarja', organisation: '', language: 'fi', lastOpened: 1 } as const
    rememberSeries({ ...entry, role: 'facilitator', participantId: 'veera', name: 'Veera' })
    rememberSeries({ ...entry, role: 'participant', participantId: 'aino', name: 'Aino' })
    answer = () => ({ json: { seriesId: 's1', role: 'participant', participantId: 'mikko', name: 'Mikko' } })
    openJoin(`#${TOKEN}`)
    await settle(() => expect(address()).toBe('/s/s1?as=participant'))
    const who = readDeviceSeries().map(({ role, participantId, name }) => [role, { participantId, name }])
    expect(Object.fromEntries(who)).toEqual({
      participant: { participantId: 'mikko', name: 'Mikko' },
      facilitator: { participantId: 'veera', name: 'Veera' },
    })
  })

  it('says what is wrong with a name, and keeps it', async () => {
    answer = () => 'name-missing'
    openJoin(`#${TOKEN}`)
    await settle(() => expect(byText(later.join.nameLabel, 'label')).not.toBeNull())
    const before = calls.length
    submit()
    expect(document.querySelector('[role="alert"]')?.textContent).toBe(fi.errors['name-missing'])
    type(field(), 'x'.repeat(500))
    submit()
    expect(field()?.value).toHaveLength(500)
    expect(field()?.getAttribute('aria-invalid')).toBe('true')
    expect(calls).toHaveLength(before)
  })

  it('keeps a wrong code in the field, with what to do about it', async () => {
    answer = () => 'unknown-code'
    openJoin('')
    type(field(), 'abc-deg')
    press('Enter', field() ?? document.body)
    submit()
    await settle(() =>
      expect(document.querySelector('[role="alert"]')?.textContent).toBe(later.errors['unknown-code']),
    )
    expect(field()?.value).toBe('ABCDEG')
  })

  it('offers the code when a link is revoked, and says so', async () => {
    answer = () => 'unknown-link'
    openJoin(`#${TOKEN}`)
    await settle(() =>
      expect(document.querySelector('[role="alert"]')?.textContent).toBe(later.errors['unknown-link']),
    )
    expect(field()?.value).toBe('')
  })

  it('tries again when the server was not there', async () => {
    answer = () => 'offline'
    openJoin(`#${TOKEN}`)
    await settle(() => expect(byText(fi.errors.offline)).not.toBeNull())
    answer = () => session('facilitator')
    click(byText(fi.common.retry))
    await settle(() => expect(address()).toBe('/s/s1?as=facilitator'))
  })

  it('begins anew with another link in the same tab', async () => {
    answer = () => 'unknown-link'
    openJoin(`#${TOKEN}`)
    await settle(() => expect(field()).not.toBeNull())
    answer = () => session('viewer')
    await act(async () => {
      const changed = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }))
      window.location.hash = `#${TOKEN}x`
      await changed
    })
    await settle(() => expect(address()).toBe('/s/s1?as=viewer'))
    expect(calls.at(-1)?.body).toEqual({ token: `${TOKEN}x` })
  })
})

describe('the gate of a series', () => {
  const overview = {
    title: 'Sarja',
    organisation: 'Tunturin Tupa',
    language: 'fi',
    role: 'participant',
    participantId: 'p1',
    name: 'Aino',
    canvases: [],
    currentStep: null,
  }
  const role: Role = 'participant'
  /** @param id one of its own where this tab may know nothing of the series yet */
  const gate = (id = 's1') => {
    at(`/s/${id}?as=participant`)
    mounted = mount(
      <SessionGate seriesId={id} role={role}>
        {(me, { title }) => <h1>{`${me.name} ${me.role} ${title}`}</h1>}
      </SessionGate>,
    )
  }

  it('says who one is, names the tab and remembers the series on this device', async () => {
    answer = () => ({ json: overview })
    gate()
    await settle(() => expect(byText('Aino participant Sarja')).not.toBeNull())
    expect(calls[0]?.url).toBe('/api/series/s1?as=participant')
    await settle(() => expect(document.title).toBe('Tunturin Tupa · Arjen kompassi'))
    expect(readDeviceSeries()).toMatchObject([
      { id: 's1', role: 'participant', organisation: 'Tunturin Tupa' },
    ])
  })

  it('offers the code to those without a session', async () => {
    answer = () => 'no-session'
    gate()
    await settle(() => expect(byText(later.errors['no-session'])).not.toBeNull())
    type(field(), 'abc def')
    submit()
    expect(address()).toBe('/join#ABCDEF')
    expect(readDeviceSeries()).toEqual([])
  })

  it('comes back by itself when the network does', async () => {
    answer = () => 'offline'
    gate('s2')
    await settle(() => expect(byText(fi.join.offlineTitle)).not.toBeNull())
    answer = () => ({ json: overview })
    act(() => {
      window.dispatchEvent(new Event('online'))
    })
    await settle(() => expect(byText('Aino participant Sarja')).not.toBeNull())
  })

  it('goes by what it knows while nobody answers, and no longer than that', async () => {
    answer = () => ({ json: overview })
    gate('s4')
    await settle(() => expect(byText('Aino participant Sarja')).not.toBeNull())
    mounted?.unmount()
    // From the workshop to its poster, after the connection has gone.
    answer = () => 'offline'
    gate('s4')
    await settle(() => expect(byText('Aino participant Sarja')).not.toBeNull())
    mounted?.unmount()
    answer = () => 'no-session'
    gate('s4')
    await settle(() => expect(byText(later.errors['no-session'])).not.toBeNull())
    mounted?.unmount()
    answer = () => 'offline'
    gate('s4')
    await settle(() => expect(byText(fi.join.offlineTitle)).not.toBeNull())
  })

  it('opens by itself when whatever stood before the server has gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(Math, 'random').mockReturnValue(0)
    // The page of a café's network, then a server that fails.
    answer = () => ({ json: null })
    gate('s3')
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(byText(fi.join.offlineTitle)).not.toBeNull()
    answer = () => 'internal'
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(byText(fi.join.troubleTitle)).not.toBeNull()
    answer = () => ({ json: overview })
    await act(() => vi.advanceTimersByTimeAsync(3000))
    expect(byText('Aino participant Sarja')).not.toBeNull()
    const asked = calls.length
    // And is at peace then.
    await vi.advanceTimersByTimeAsync(20_000)
    expect(calls).toHaveLength(asked)
    vi.useRealTimers()
  })

  it('does not try again where the server has decided', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    answer = () => 'deleted'
    gate()
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(byText(fi.common.retry)).not.toBeNull()
    const asked = calls.length
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    vi.useRealTimers()
    expect(calls).toHaveLength(asked)
  })

  it.each([
    ['who runs it', true],
    ['nobody else', false],
  ])('of a damaged series lets %s erase and delete', { timeout: 20_000 }, async (_who, runs) => {
    // It comes when it is needed, and here that takes a while.
    await import('../../src/screens/workshop/overlays.ts')
    answer = ({ url, method }) => {
      if (url.includes('/participants')) {
        return runs ? { json: { participants: [{ id: 'p1', name: 'Maija' }], own: 'p0' } } : 'not-allowed'
      }
      return method === 'DELETE' ? 'storage-failed' : 'damaged'
    }
    rememberSeries({ id: 's1', role, title: 'Sarja', organisation: 'Tupa', language: 'fi', lastOpened: 1 })
    gate()
    await settle(() => expect(byText(later.errors.damaged)).not.toBeNull())
    await settle(() => expect(calls.some(({ url }) => url.includes('/participants'))).toBe(true))
    if (!runs) return expect(byText(later.history.deleteSeries, 'button')).toBeNull()
    await settle(() => expect(byText(later.history.erasePeople, 'button')).not.toBeNull())
    click(byText(later.history.erasePeople, 'button'))
    await settle(() => expect(byText(later.history.eraseYes, 'button')).not.toBeNull())
    click(document.querySelector('dialog [aria-label="Sulje"]'))
    click(byText(later.history.archive, 'button'))
    click(byText(later.history.archiveHtml, 'button'))
    await settle(() =>
      expect(calls.at(-1)).toMatchObject({ url: '/api/series/s1/archive.html?as=facilitator' }),
    )
    click(document.querySelector('dialog [aria-label="Sulje"]'))
    click(byText(later.history.deleteSeries, 'button'))
    const typed = () => document.querySelector<HTMLInputElement>('dialog input')
    await settle(() => expect(typed()).not.toBeNull())
    type(typed(), 'tupa')
    click(byText(later.history.deleteYes, 'button'))
    await settle(() =>
      expect(calls.at(-1)).toMatchObject({ method: 'DELETE', url: '/api/series/s1?as=facilitator' }),
    )
  })

  it('leads back from a series that does not exist', async () => {
    answer = () => 'not-found'
    gate()
    await settle(() => expect(byText(later.errors['not-found'])).not.toBeNull())
    click(byText(fi.common.toStart))
    expect(address()).toBe('/')
  })
})

describe('the start page', () => {
  const created = {
    status: 201,
    json: {
      id: 's1',
      code: 'ABCDEF',
      tokens: { facilitator: 'f'.repeat(32), participant: '', viewer: '' },
      links: {},
    },
  }
  const home = (fragment: string) => {
    at(`/${fragment}`)
    mounted = mount(<HomeScreen />)
  }
  const company = () => field('input[autocomplete="organization"]')

  it('reads as it looks: joining first without the key, and making first with it; bringing in is the last', () => {
    const headings = () => [...document.querySelectorAll('main h2')].map(({ textContent }) => textContent)
    const { joinTitle, createTitle } = later.home
    const { importTitle } = later.history
    home('')
    expect(headings()).toEqual([joinTitle, createTitle, importTitle])
    mounted?.unmount()
    home('#key=avain')
    expect(headings()).toEqual([createTitle, joinTitle, importTitle])
  })

  it('takes the key out of the address, and makes a series with one button', async () => {
    answer = ({ url }) => (url.startsWith('/api/series') ? created : session('facilitator'))
    home('#key=avain')
    expect(address()).toBe('/')
    expect(byText(later.home.key, 'label')).toBeNull()
    type(company(), ' Tunturin Tupa ')
    click(byText(later.home.create))
    await settle(() => expect(address()).toBe('/s/s1?as=facilitator'))
    expect(calls.map(({ body }) => body)).toEqual([
      { title: 'Tunturin Tupa', organisation: 'Tunturin Tupa', language: 'fi', key: 'avain' },
      { token: 'f'.repeat(32) },
    ])
  })

  it('makes one series only, also when the way into it fails at first', async () => {
    const isMaking = ({ url }: Call) => url.startsWith('/api/series')
    answer = (call) => (isMaking(call) ? created : 'offline')
    home('#key=avain')
    type(company(), 'Tunturin Tupa')
    click(byText(later.home.create))
    await settle(() => expect(byText(fi.errors.offline)).not.toBeNull())
    answer = (call) => (isMaking(call) ? created : session('facilitator'))
    click(byText(later.home.create))
    await settle(() => expect(address()).toBe('/s/s1?as=facilitator'))
    expect(calls.filter(isMaking)).toHaveLength(1)
  })

  it('brings an archive in once, also when the way into it fails at first', async () => {
    const isMaking = ({ url }: Call) => url === '/api/series/import'
    answer = (call) => (isMaking(call) ? created : 'offline')
    home('#key=avain')
    const picker = field('input[type="file"]')
    const file = new File(['{"format":1}'], 'sarja.json', { lastModified: 1 })
    const choose = () =>
      act(() => {
        Object.defineProperty(picker, 'files', { value: [file], configurable: true })
        picker?.dispatchEvent(new Event('change', { bubbles: true }))
      })
    choose()
    await settle(() => expect(byText(fi.errors.offline)).not.toBeNull())
    answer = (call) => (isMaking(call) ? created : session('facilitator'))
    choose()
    await settle(() => expect(address()).toBe('/s/s1?as=facilitator'))
    expect(calls.filter(isMaking)).toHaveLength(1)
  })

  it('brings an archive in under the same key again, after a lost answer and a reload', async () => {
    const keys: string[] = []
    const choose = (file: File) =>
      act(() => {
        const picker = field('input[type="file"]')
        Object.defineProperty(picker, 'files', { value: [file], configurable: true })
        picker?.dispatchEvent(new Event('change', { bubbles: true }))
      })
    answer = ({ url, headers }) => {
      if (url === '/api/series/import') keys.push(headers.get(IMPORT_KEY_HEADER) ?? '')
      return 'offline'
    }
    const file = new File(['{"format":1}'], 'sarja.json', { lastModified: 2 })
    for (let time = 1; time <= 2; time++) {
      home('#key=avain')
      choose(file)
      await settle(() => expect(keys).toHaveLength(time))
      mounted?.unmount()
    }
    home('#key=avain')
    choose(new File(['{"format":2}'], 'toinen.json', { lastModified: 3 }))
    await settle(() => expect(keys).toHaveLength(3))
    expect(keys[0]).toMatch(IMPORT_KEY)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })

  it('says of an archive that is too large how large one may be, without sending it', async () => {
    answer = ({ url }) => (url === '/api/limits' ? { json: { import: 1_250_000 } } : 'internal')
    home('#key=avain')
    const picker = field('input[type="file"]')
    const file = new File(['{', ' '.repeat(1_310_000)], 'sarja.json')
    act(() => {
      Object.defineProperty(picker, 'files', { value: [file], configurable: true })
      picker?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    const text = translate('fi', 'history.importTooLarge', { size: 1.4, most: 1.2 })
    expect(text).toContain('1,4')
    await settle(() => expect(byText(text)).not.toBeNull())
    expect(calls.map(({ url }) => url)).toEqual(['/api/limits'])
  })

  it('opens the sample without a name', async () => {
    answer = ({ url }) => (url.startsWith('/api/series') ? created : session('facilitator'))
    home('#key=avain')
    click(byText(later.home.sample))
    await settle(() => expect(address()).toBe('/s/s1?as=facilitator'))
    expect(calls[0]?.body).toEqual({ language: 'fi', sample: 'palvelutori', key: 'avain' })
  })

  it('asks for the key when there is none, and again when it is wrong', async () => {
    answer = () => 'wrong-create-key'
    home('')
    type(company(), 'Tunturin Tupa')
    click(byText(later.home.create))
    expect(byText(later.home.keyMissing)).not.toBeNull()
    expect(calls).toEqual([])
    type(
      company()?.closest('form')?.querySelector<HTMLInputElement>('input[autocomplete="off"]') ?? null,
      'väärä',
    )
    click(byText(later.home.create))
    await settle(() => expect(byText(later.errors['wrong-create-key'])).not.toBeNull())
    expect(company()?.value).toBe('Tunturin Tupa')
  })

  it('asks for the key once at first, and for bringing in only when a file is to be chosen', () => {
    home('')
    const keys = () =>
      [...document.querySelectorAll('label')].filter((label) => label.textContent === later.home.key)
    expect(keys()).toHaveLength(1)
    click(byText(later.history.importChoose))
    expect(keys()).toHaveLength(2)
    const asked = document.activeElement
    expect(asked?.id).toBe(keys()[1]?.htmlFor)
    expect(asked?.getAttribute('aria-invalid')).toBe('true')
  })

  it('lists the series of this device and gives a removed one back', async () => {
    const entry = {
      id: 's9',
      role: 'viewer',
      title: 'T',
      organisation: 'Kahvila Kuura',
      language: 'fi',
      lastOpened: 5,
    }
    window.localStorage.setItem('kompassi.series', JSON.stringify([entry]))
    home('')
    expect(document.querySelector('a[href="/s/s9?as=viewer"]')?.textContent).toContain('Kahvila Kuura')
    click(document.querySelector('[aria-label="Poista listalta: Kahvila Kuura"]'))
    expect(document.querySelector('a[href="/s/s9?as=viewer"]')).toBeNull()
    expect(readDeviceSeries()).toEqual([])
  })
})

describe('the workshops of this device', () => {
  const remember = (id: string, organisation: string, lastOpened: number) =>
    rememberSeries({ id, role: 'facilitator', title: 'Sarja', organisation, language: 'fi', lastOpened })

  it('let the keys go on where one was taken off the list', () => {
    remember('a', 'Tunturin Tupa', 3)
    remember('b', 'Rannan Kahvila', 2)
    mounted = mount(<HomeScreen />)
    const forget = (name: string) => {
      const row = document.querySelector<HTMLElement>(`li > button[aria-label*="${name}"]`)
      act(() => row?.focus())
      click(row)
    }
    forget('Tunturin Tupa')
    expect(document.activeElement?.closest('li')?.textContent).toContain('Rannan Kahvila')
    forget('Rannan Kahvila')
    expect(document.activeElement).not.toBe(document.body)
    expect(document.activeElement?.closest('main')).not.toBeNull()
  })
})
