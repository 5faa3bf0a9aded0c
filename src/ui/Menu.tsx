import { Check } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { KeyboardEvent } from 'react'
import { placeMenu } from './place-menu.ts'
import styles from './Menu.module.css'

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly icon?: LucideIcon | undefined
  /** The note color that its icon is filled with. */
  readonly color?: string
  /** For an item that chooses one of several: whether it is the chosen one. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly danger?: boolean
  readonly onSelect: () => void
}

interface MenuProps {
  /** The menu's accessible name. */
  readonly label: string
  readonly trigger: { readonly label: string; readonly icon: LucideIcon; readonly showLabel?: boolean }
  /** None while they are still to come: then the menu fills when they have. */
  readonly items: readonly MenuItem[]
  /** Called when it opens without items, to fetch them. */
  readonly onOpen?: () => Promise<unknown>
  readonly className?: string | undefined
  readonly disabled?: boolean
}

/** A button with a menu, on the native popover: arrow keys, Home, End and first letters move, Esc closes. */
export function Menu({ label, trigger, items, onOpen, className, disabled }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const entries = () => [
    ...(popover.current?.querySelectorAll<HTMLButtonElement>('button:not([aria-disabled="true"])') ?? []),
  ]
  const close = () => popover.current?.hidePopover()
  const enter = () => {
    if (!button.current || !popover.current || popover.current.contains(document.activeElement)) return
    placeMenu(button.current, popover.current)
    const buttons = entries()
    const first = buttons.find((entry) => entry.ariaChecked === 'true') ?? buttons[0]
    first?.focus({ preventScroll: true })
  }

  const isFilled = open && items.length > 0
  const fill = useEffectEvent(() => {
    if (popover.current?.matches(':popover-open')) enter()
  })
  useEffect(() => {
    if (isFilled) fill()
  }, [isFilled])

  function onKeyDown(event: KeyboardEvent) {
    // Keys in a menu are the menu's: what lies behind it has shortcuts of its own.
    event.stopPropagation()
    const buttons = entries()
    const at = buttons.findIndex((entry) => entry === document.activeElement)
    const target = targetOf(event.key, buttons, at)
    if (target) {
      event.preventDefault()
      target.focus()
    } else if (event.key === 'Tab') {
      close()
    }
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={[styles['trigger'], trigger.showLabel ? styles['labelled'] : '', className]
          .filter(Boolean)
          .join(' ')}
        aria-label={trigger.showLabel ? undefined : trigger.label}
        title={trigger.showLabel ? undefined : trigger.label}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        disabled={disabled}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          event.stopPropagation()
          popover.current?.showPopover()
          // At once, since the next key may follow before the browser tells that it is open.
          enter()
        }}
      >
        <trigger.icon className={styles['icon']} aria-hidden />
        {trigger.showLabel && <span>{trigger.label}</span>}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles['menu']}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          // Three hundred notes have a menu each: its items exist only while it is open.
          if (event.newState !== 'open') return
          flushSync(() => setOpen(true))
          if (items.length === 0) onOpen?.().catch((error: unknown) => console.info('no items yet', error))
        }}
        onToggle={(event) => {
          if (event.newState === 'open') enter()
          else setOpen(false)
        }}
      >
        {open &&
          items.map((item) => (
            <button
              key={item.key}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              aria-disabled={item.disabled}
              tabIndex={-1}
              data-color={item.color}
              className={item.danger ? `${styles['item']} ${styles['danger']}` : styles['item']}
              onClick={() => {
                if (item.disabled) return
                // Closed first: the focus goes back before the item takes it elsewhere, to a dialog for example.
                close()
                item.onSelect()
              }}
            >
              {item.icon && <item.icon className={styles['icon']} aria-hidden />}
              <span className={styles['text']}>{item.label}</span>
              {item.checked && <Check className={styles['icon']} aria-hidden />}
            </button>
          ))}
      </div>
    </>
  )
}

function targetOf(
  key: string,
  buttons: readonly HTMLButtonElement[],
  at: number,
): HTMLButtonElement | undefined {
  const count = buttons.length
  switch (key) {
    case 'ArrowDown':
      return buttons[(at + 1) % count]
    case 'ArrowUp':
      return buttons[(Math.max(at, 0) - 1 + count) % count]
    case 'Home':
      return buttons[0]
    case 'End':
      return buttons[count - 1]
    default: {
      if (key.length !== 1 || key === ' ') return undefined
      const letter = key.toLocaleLowerCase()
      const following = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)]
      return following.find((entry) => entry.textContent.trim().toLocaleLowerCase().startsWith(letter))
    }
  }
}
