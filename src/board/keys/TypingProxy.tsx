import { use, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { withPart } from '../../ui/on-demand.tsx'
import { CanvasContext } from '../pictures/canvas-context.ts'
import { soon } from '../soon-part.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './TypingProxy.module.css'

interface TypingProxyProps {
  readonly field: string
  /** The field's heading. */
  readonly heading: string
}

/**
 * Where the caret is while a field has the focus. Nobody sees it: what is typed there begins a note. It is a text field,
 * since only there browsers bring dead keys, input methods, emoji pickers and dictation; none of them gives a key that one
 * could listen for on a button. It calls up no keyboard on a touch screen.
 */
export function TypingProxy({ field, heading }: TypingProxyProps) {
  const board = useBoard()
  const { acts } = board
  const canvas = use(CanvasContext)
  const { mayWrite } = useRights()
  const t = useT()
  const element = useRef<HTMLTextAreaElement>(null)
  const [composing, setComposing] = useState(false)

  function take(): void {
    const area = element.current
    const text = area?.value.replace(/^\s+/, '') ?? ''
    if (!area) return
    area.value = ''
    // At once, so that the next letter finds the caret in the note.
    if (text === '' || flushSync(() => acts.startNote(field, text)) || canvas === null) return
    area.value = text
    withPart(soon, ({ keepTyped }) => keepTyped(board, canvas, field, area))
  }

  if (!mayWrite) return null
  return (
    <textarea
      ref={element}
      rows={1}
      className={styles['proxy']}
      data-typing
      data-stop={field}
      data-composing={composing || undefined}
      inputMode="none"
      autoComplete="off"
      spellCheck={false}
      aria-label={t('writing.typeHere', { field: heading })}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => {
        setComposing(false)
        take()
      }}
      onInput={(event) => {
        if (!event.nativeEvent.isComposing) take()
      }}
    />
  )
}
