import { SmilePlus } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { placeMenu } from '../../ui/place-menu.ts'
import { ReactionRow } from '../drawing/parts.ts'
import styles from './ReactButton.module.css'

/** Opens the row of six reactions to a note. */
export function ReactButton({ note }: { readonly note: string }) {
  const t = useT()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  function onKeyDown(event: KeyboardEvent) {
    // Keys in the row are the row's; Esc closes it, which the browser sees to.
    if (event.key !== 'Tab') event.stopPropagation()
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const toggles = [...(popover.current?.querySelectorAll('button') ?? [])]
    const at = toggles.findIndex((toggle) => toggle === document.activeElement)
    if (step === undefined || toggles.length === 0) return
    event.preventDefault()
    toggles[(at + step + toggles.length) % toggles.length]?.focus()
  }

  return (
    <>
      <IconButton
        ref={button}
        label={t('drawing.react')}
        icon={SmilePlus}
        popoverTarget={id}
        aria-expanded={open}
      />
      {/* The keys are those of the toggles in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={popover}
        id={id}
        popover="auto"
        role="group"
        aria-label={t('drawing.react')}
        className={styles['popover']}
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpen(true))
        }}
        onToggle={(event) => {
          if (event.newState === 'closed') setOpen(false)
          else if (button.current && popover.current) placeMenu(button.current, popover.current)
        }}
      >
        {open && (
          <ReactionRow
            note={note}
            onShown={(isFirst) => {
              if (button.current && popover.current) placeMenu(button.current, popover.current)
              if (isFirst) popover.current?.querySelector('button')?.focus({ preventScroll: true })
            }}
          />
        )}
      </div>
    </>
  )
}
