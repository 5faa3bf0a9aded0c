import { useEffect, useEffectEvent, useRef } from 'react'
import type { ClipboardEvent, FocusEvent, KeyboardEvent } from 'react'
import type * as Y from 'yjs'
import { useT } from '../../i18n/index.ts'
import { notify } from '../../ui/notices.ts'
import { bindText } from './text-binding.ts'
import styles from './SharedTextArea.module.css'

export interface SharedTextAreaProps {
  readonly text: Y.Text
  /** Its accessible name. */
  readonly label: string
  /** The key of the text, by which it is found in the page. */
  readonly name?: string | undefined
  readonly placeholder?: string | undefined
  /** UTF-16 code units; a paste that does not fit is refused whole and stays in the clipboard. */
  readonly maxLength: number
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  /** Whether Enter breaks a line; if not, it ends the writing like Esc. */
  readonly multiline?: boolean
  readonly className?: string | undefined
  readonly lang?: string | undefined
  /** Told by which key the writing ended. */
  readonly onDone?: ((key: string) => void) | undefined
  /**
   * One's own edits as they go on: what the text was before a run that nobody else's edit interrupted, and now. For undo:
   * repeated calls with the same `before` continue one run.
   */
  readonly onEdit?: ((before: string, after: string) => void) | undefined
  /** Sees a key first; one whose default it prevents is handled. */
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined
  /** Sees what is pasted first; a paste whose default it prevents does not come. */
  readonly onPaste?: ((event: ClipboardEvent<HTMLTextAreaElement>) => void) | undefined
  readonly onFocus?: ((event: FocusEvent<HTMLTextAreaElement>) => void) | undefined
  readonly onBlur?: ((event: FocusEvent<HTMLTextAreaElement>) => void) | undefined
}

/** A text that several people write at once, letter by letter. */
export function SharedTextArea({
  text,
  label,
  name,
  placeholder,
  maxLength,
  readOnly = false,
  autoFocus = false,
  multiline = true,
  className,
  lang,
  onDone,
  onEdit,
  onKeyDown,
  onPaste,
  onFocus,
  onBlur,
}: SharedTextAreaProps) {
  const t = useT()
  const element = useRef<HTMLTextAreaElement>(null)

  const refused = useEffectEvent((why: 'full' | 'pasted') =>
    notify({
      kind: 'info',
      text: t(why === 'full' ? 'board.textFull' : 'board.pasteTooLong', { max: maxLength }),
    }),
  )
  const edited = useEffectEvent((before: string, after: string) => onEdit?.(before, after))
  useEffect(() => {
    const area = element.current
    if (!area) return undefined
    return bindText(area, text, {
      maxLength,
      onRefused: (why) => refused(why),
      onEdit: (before, after) => edited(before, after),
    })
  }, [text, maxLength])

  const focusOnce = useEffectEvent(() => {
    const area = element.current
    if (!autoFocus || !area) return
    area.focus({ preventScroll: true })
    area.setSelectionRange(area.value.length, area.value.length)
  })
  useEffect(() => focusOnce(), [])

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    onKeyDown?.(event)
    // While the browser composes, Enter and Esc are the composition's.
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    const ends = event.key === 'Escape' ? onDone !== undefined : event.key === 'Enter' && !multiline
    if (!ends) return
    event.preventDefault()
    event.stopPropagation()
    onDone?.(event.key)
  }

  return (
    <textarea
      ref={element}
      rows={1}
      className={[styles['area'], className].filter(Boolean).join(' ')}
      name={name}
      aria-label={label}
      placeholder={placeholder}
      readOnly={readOnly}
      lang={lang}
      spellCheck
      onKeyDown={handleKey}
      onPasteCapture={onPaste}
      onFocus={onFocus}
      onBlur={onBlur}
    />
  )
}
