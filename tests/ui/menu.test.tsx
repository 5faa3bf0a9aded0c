// @vitest-environment jsdom
import { Palette } from 'lucide-react'
import { act } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Menu } from '../../src/ui/Menu.tsx'
import { click, mount, press } from './mount.ts'
import type { Mounted } from './mount.ts'
import { installNativeElements } from './native.ts'

let mounted: Mounted
const selected = vi.fn()
const behind = vi.fn()

const item = (key: string, label: string, more = {}) => ({
  key,
  label,
  onSelect: () => selected(key),
  ...more,
})

beforeAll(installNativeElements)
beforeEach(() => {
  vi.clearAllMocks()
  mounted = mount(
    <div onKeyDown={behind} role="presentation">
      <Menu
        label="Värit"
        trigger={{ label: 'Väri', icon: Palette }}
        items={[
          item('birch', 'Koivu'),
          item('ice', 'Jää', { disabled: true }),
          item('aurora', 'Revontuli'),
          item('cloudberry', 'Hilla'),
        ]}
      />
    </div>,
  )
})
afterEach(() => mounted.unmount())

const trigger = () => document.querySelector<HTMLElement>('[aria-haspopup="menu"]')
const focused = () => document.activeElement?.textContent
const open = () => {
  trigger()?.focus()
  press('ArrowDown')
}

describe('a menu', () => {
  it('has its items only while it is open, and says so', () => {
    expect(document.querySelectorAll('[role="menuitem"]')).toHaveLength(0)
    expect(trigger()?.getAttribute('aria-label')).toBe('Väri')
    expect(trigger()?.getAttribute('aria-expanded')).toBe('false')
    open()
    expect(trigger()?.getAttribute('aria-expanded')).toBe('true')
    expect(document.querySelectorAll('[role="menuitem"]')).toHaveLength(4)
    expect(document.querySelector('[role="menu"]')?.getAttribute('aria-label')).toBe('Värit')
  })

  it('stays at its button when the window changes its size, and goes where that is not shown any more', () => {
    open()
    const menu = document.querySelector<HTMLElement>('[role="menu"]')
    const box = vi.spyOn(trigger() ?? document.body, 'getBoundingClientRect')
    box.mockReturnValue(new DOMRect(200, 100, 40, 40))
    act(() => void window.dispatchEvent(new Event('resize')))
    expect(menu?.style.top).toBe('144px')
    box.mockReturnValue(new DOMRect(0, 0, 0, 0))
    act(() => void window.dispatchEvent(new Event('resize')))
    expect(trigger()?.getAttribute('aria-expanded')).toBe('false')
  })

  it('moves by arrows, Home, End and letters, past what cannot be chosen', () => {
    open()
    expect(focused()).toBe('Koivu')
    press('ArrowDown')
    expect(focused()).toBe('Revontuli')
    press('ArrowDown')
    press('ArrowDown')
    expect(focused()).toBe('Koivu')
    press('ArrowUp')
    expect(focused()).toBe('Hilla')
    press('Home')
    expect(focused()).toBe('Koivu')
    press('End')
    expect(focused()).toBe('Hilla')
    press('r')
    expect(focused()).toBe('Revontuli')
    press('j')
    expect(focused()).toBe('Revontuli')
  })

  it('keeps its keys to itself', () => {
    open()
    press('Delete')
    press('ArrowDown')
    expect(behind).not.toHaveBeenCalled()
  })

  it('closes and then does what was chosen; nothing for what is disabled', () => {
    open()
    click([...document.querySelectorAll('[role="menuitem"]')][1])
    expect(selected).not.toHaveBeenCalled()
    click([...document.querySelectorAll('[role="menuitem"]')][2])
    expect(selected).toHaveBeenCalledExactlyOnceWith('aurora')
    expect(trigger()?.getAttribute('aria-expanded')).toBe('false')
  })
})
