import { CircleAlert, Info, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { useT } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import { dismiss, notices } from './notices.ts'
import type { ShownNotice } from './notices.ts'
import styles from './Notices.module.css'
import { useTopDialog } from './top-dialog.ts'

/** How long a message stays, ms. Errors, and what says that it stays, are there until they are dismissed. */
const INFO_STAYS = 7000

/** Messages at the edge of the page, above everything else; in a dialog, which is full of controls, in a place of their own. */
export function Notices() {
  const dialog = useTopDialog()
  return dialog ? createPortal(<Shown inDialog />, dialog) : <Shown />
}

function Shown({ inDialog = false }: { readonly inDialog?: boolean }) {
  const shown = useStore(notices, (state) => state.shown)
  const element = useRef<HTMLDivElement>(null)
  const newest = shown.at(-1)?.id
  useEffect(() => {
    // Shown anew for each message, so that it lies above a dialog that was opened meanwhile.
    const popover = element.current
    if (inDialog || !popover?.isConnected || typeof popover.showPopover !== 'function') return
    if (popover.matches(':popover-open')) popover.hidePopover()
    if (newest !== undefined) popover.showPopover()
  }, [newest, inDialog])
  return (
    <div ref={element} popover={inDialog ? undefined : 'manual'} className={styles['notices']}>
      {shown.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

function NoticeCard({ notice }: { readonly notice: ShownNotice }) {
  const t = useT()
  const { id, text, kind, action, stays } = notice
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (kind === 'error' || stays || held) return
    const timer = setTimeout(() => dismiss(id), INFO_STAYS)
    return () => clearTimeout(timer)
  }, [id, kind, stays, held])
  const Icon = kind === 'error' ? CircleAlert : Info
  return (
    <div
      className={`${styles['notice']} ${styles[kind]}`}
      role={kind === 'error' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className={styles['icon']} aria-hidden />
      <p className={styles['text']}>{text}</p>
      <div className={styles['ways']}>
        {action && (
          <Button
            className={styles['action']}
            kind="quiet"
            onClick={() => {
              dismiss(id)
              action.onSelect()
            }}
          >
            {action.label}
          </Button>
        )}
        <IconButton
          className={styles['close']}
          label={t('common.dismiss')}
          icon={X}
          onClick={() => dismiss(id)}
        />
      </div>
    </div>
  )
}
