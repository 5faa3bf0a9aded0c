// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../src/i18n/index.ts'
import { Dialog } from '../../src/ui/Dialog.tsx'
import { LiveRegion } from '../../src/ui/LiveRegion.tsx'
import { Notices } from '../../src/ui/Notices.tsx'
import { TextField } from '../../src/ui/TextField.tsx'
import { announce, announcements } from '../../src/ui/announce.ts'
import { notices, notify } from '../../src/ui/notices.ts'
import { byText, click, mount } from './mount.ts'
import type { Mounted } from './mount.ts'
import { installNativeElements } from './native.ts'

let mounted: Mounted
beforeAll(() => {
  installNativeElements()
  setLanguage('fi')
})
beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  mounted.unmount()
  notices.setState({ shown: [] })
  vi.useRealTimers()
})

describe('notices', () => {
  it('go by themselves when they inform and stay when they are errors', () => {
    mounted = mount(<Notices />)
    act(() => notify({ kind: 'info', text: 'Kopioitu' }))
    act(() => notify({ kind: 'error', text: 'Ei onnistunut' }))
    expect(announcements.getState().text).toBe('Kopioitu')
    expect(byText('Kopioitu')?.closest('[role]')).toBeNull()
    expect(byText('Ei onnistunut')?.closest('[role]')?.getAttribute('role')).toBe('alert')
    act(() => {
      vi.advanceTimersByTime(60_000)
    })
    expect(byText('Kopioitu')).toBeNull()
    click(document.querySelector('[aria-label="Sulje viesti"]'))
    expect(byText('Ei onnistunut')).toBeNull()
  })

  it('stay although they only inform, when what they offer is not to be missed', () => {
    mounted = mount(<Notices />)
    act(() => notify({ kind: 'info', text: 'Poistettu', stays: true }))
    act(() => {
      vi.advanceTimersByTime(60_000)
    })
    expect(byText('Poistettu')).not.toBeNull()
    click(document.querySelector('[aria-label="Sulje viesti"]'))
    expect(byText('Poistettu')).toBeNull()
  })

  it('are said once however often they come, and are never more than three', () => {
    mounted = mount(<Notices />)
    act(() => {
      for (const text of ['a', 'b', 'b', 'b', 'c', 'd']) notify({ kind: 'error', text })
    })
    expect(notices.getState().shown.map(({ text }) => text)).toEqual(['b', 'c', 'd'])
  })

  it('do what they offer and go', () => {
    mounted = mount(<Notices />)
    const onSelect = vi.fn()
    act(() => notify({ kind: 'info', text: 'Poistettu', action: { label: 'Palauta', onSelect } }))
    expect(announcements.getState().text).toBe('Poistettu Palauta')
    click(byText('Palauta'))
    expect(onSelect).toHaveBeenCalledOnce()
    expect(byText('Poistettu')).toBeNull()
  })
})

const said = () => [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent)

describe('the live region', () => {
  it('says the same text again in its other half', () => {
    mounted = mount(<LiveRegion />)
    act(() => announce('Siirretty'))
    const first = said()
    act(() => announce('Siirretty'))
    expect(said()).toEqual(first.toReversed())
    expect(first.filter((text) => text === 'Siirretty')).toHaveLength(1)
  })
})

it('what is said has one mark at its end', () => {
  mounted = mount(<LiveRegion />)
  act(() => announce('Lappu siirtyi kenttään 3. Mitä hän kuulee?. Esc lopettaa.'))
  expect(said()).toContain('Lappu siirtyi kenttään 3. Mitä hän kuulee? Esc lopettaa.')
  act(() => announce('2 siirtyi kenttään 3. Mitä hän kuulee?.'))
  expect(said()).toContain('2 siirtyi kenttään 3. Mitä hän kuulee?')
})

describe('what the page says', () => {
  const page = (open: boolean) => (
    <>
      <Dialog open={open} onClose={vi.fn()} title="Otsikko">
        sisältö
      </Dialog>
      <Notices />
      <LiveRegion />
    </>
  )
  const dialog = () => document.querySelector('dialog')
  const heard = () => said().filter((text) => text !== '')

  it('is in the dialog that is open, beside which everything is inert', () => {
    mounted = mount(page(false))
    act(() => announce('ennen'))
    act(() => {
      vi.advanceTimersByTime(5000)
    })
    mounted.render(page(true))
    act(() => notify({ kind: 'error', text: 'Ei onnistunut' }))
    expect(dialog()?.contains(byText('Ei onnistunut'))).toBe(true)
    expect(heard()).toEqual([])
    act(() => announce('nyt'))
    expect(
      [...(dialog()?.querySelectorAll('[aria-live]') ?? [])].map(({ textContent }) => textContent),
    ).toContain('nyt')
    // Said as the dialog closes: once more where it can be heard, when the region is there.
    mounted.render(page(false))
    expect(heard()).toEqual([])
    act(() => {
      vi.advanceTimersByTime(500)
    })
    expect(heard()).toEqual(['nyt'])
    expect(byText('Ei onnistunut')).not.toBeNull()
  })

  it('takes room of its own in a dialog, where it would lie over something, and lies over the page', () => {
    mounted = mount(page(true))
    act(() => notify({ kind: 'info', text: 'Kopioitu' }))
    expect(byText('Kopioitu')?.closest('[popover]')).toBeNull()
    expect(byText('Kopioitu')?.closest('dialog')).toBe(dialog())
    mounted.render(page(false))
    expect(byText('Kopioitu')?.closest('[popover]')?.hasAttribute('data-open')).toBe(true)
  })

  it('is shown on the page when it is said as the dialog closes', () => {
    mounted = mount(page(true))
    const container = mounted
    act(() => {
      container.render(page(false))
      notify({ kind: 'info', text: 'Kopioitu' })
    })
    expect(byText('Kopioitu')?.closest('[popover]')?.hasAttribute('data-open')).toBe(true)
  })
})

describe('a text field', () => {
  it('keeps a text that is too long, and says by how much', () => {
    mounted = mount(
      <TextField label="Nimi" hint="Etunimi" value={'x'.repeat(500)} maxLength={60} onChange={vi.fn()} />,
    )
    const input = document.querySelector('input')
    expect(input?.value).toHaveLength(500)
    expect(input?.getAttribute('aria-invalid')).toBe('true')
    const described = document.getElementById(input?.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toContain('440 merkkiä liian pitkä')
    mounted.render(<TextField label="Nimi" hint="Etunimi" value="Aino" maxLength={60} onChange={vi.fn()} />)
    expect(document.getElementById(input?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Etunimi',
    )
    expect(input?.hasAttribute('aria-invalid')).toBe(false)
  })
})
