import { X } from 'lucide-react'
import { useEffectEvent, useId, useLayoutEffect, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Dialog.module.css'
import { coverPage } from './top-dialog.ts'

interface DialogProps {
  readonly open: boolean
  /** Called on Esc, the close button and a click beside the dialog; the owner then sets `open` to false. */
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** The buttons at the bottom, which stay in sight while the content scrolls. */
  readonly footer?: ReactNode
  /** `full`: as wide as the page, for what is to be looked at. */
  readonly wide?: boolean | 'full'
  /** Begins at its title, where one came to read and choose; else at the first field that one can write in. */
  readonly toRead?: boolean
}

/** What one most likely opened the dialog for. */
const WRITABLE = ':is(input, textarea, select):not(:disabled, [type="hidden"])'

/** A modal dialog on the native element, which keeps the focus inside and gives it back on closing. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onClose, title, children, footer, wide = false, toRead = false }: DialogProps) {
  const t = useT()
  const titleId = useId()
  const element = useRef<HTMLDialogElement>(null)
  const pressedBeside = useRef(false)
  const closed = useEffectEvent(onClose)

  useLayoutEffect(() => {
    const dialog = element.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    const uncover = coverPage(dialog)
    // The browser would begin with the close button, and React's autoFocus came before the dialog was there to take it.
    const heading = dialog.querySelector<HTMLElement>('header [tabindex]')
    const begin = heading ?? dialog.querySelector<HTMLElement>(WRITABLE)
    begin?.focus()
    // A form with method="dialog" closes the element by itself.
    const onNativeClose = () => closed()
    dialog.addEventListener('close', onNativeClose)
    return () => {
      dialog.removeEventListener('close', onNativeClose)
      uncover()
      // Closed before React takes it out of the page: only then does the browser give the focus back.
      if (dialog.open) dialog.close()
      const { activeElement } = document
      const isLost = activeElement === document.body || dialog.contains(activeElement)
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])

  // Only a press that both begins and ends beside the dialog closes it: selecting text may end out there.
  const isBeside = (event: MouseEvent) => {
    if (event.target !== element.current) return false
    const box = element.current.getBoundingClientRect()
    const { clientX: x, clientY: y } = event
    return x < box.left || x > box.right || y < box.top || y > box.bottom
  }

  return (
    // What happens on the backdrop arrives at the dialog element itself; the keyboard has Esc for it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={element}
      className={[styles['dialog'], wide && styles['wide'], wide === 'full' && styles['full']]
        .filter(Boolean)
        .join(' ')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // `cancel` bubbles from file inputs inside; only the dialog's own one means Esc.
        if (event.target !== element.current) return
        event.preventDefault()
        onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onMouseDown={(event) => {
        pressedBeside.current = isBeside(event)
      }}
      onClick={(event) => {
        if (pressedBeside.current && isBeside(event)) onClose()
      }}
    >
      <header className={styles['header']}>
        <h2 id={titleId} className={styles['title']} tabIndex={toRead ? -1 : undefined}>
          {title}
        </h2>
        <IconButton label={t('common.close')} icon={X} onClick={onClose} />
      </header>
      <div className={styles['content']}>{children}</div>
      {footer !== undefined && <footer className={styles['footer']}>{footer}</footer>}
    </dialog>
  )
}
