import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { sharedText } from '../../model/canvas.ts'
import { guarded } from '../../model/documents.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { SharedTextArea } from '../text/SharedTextArea.tsx'

interface SharedFieldProps {
  /** The text's key in the canvas document. */
  readonly textKey: string
  readonly label: string
  readonly placeholder?: string | undefined
  readonly maxLength: number
  readonly multiline?: boolean
  readonly className?: string | undefined
}

function watchTexts(doc: Y.Doc, listener: () => void): () => void {
  const texts = doc.getMap('texts')
  const onChange = guarded(listener)
  texts.observe(onChange)
  return () => texts.unobserve(onChange)
}

/** From a line that ends by Enter to the next one of its field, as in any form; else back to the field's heading. */
function goOn(key: string): void {
  const from = document.activeElement
  const field = from?.closest('[data-field]')
  const lines = [...(field?.querySelectorAll<HTMLElement>('textarea, input') ?? [])]
  const next = key === 'Enter' && lines[lines.findIndex((line) => line === from) + 1]
  const to = next || field?.querySelector<HTMLElement>('[data-stop], h2[tabindex]')
  to?.focus()
}

/** One of the canvas's shared texts. */
export function SharedField({ textKey, ...area }: SharedFieldProps) {
  const { room, acts, language } = useBoard()
  const { mayWrite } = useRights()
  // The text object itself, not what it says: it is made once, by the server, and may arrive after this.
  const text = useSyncExternalStore(
    (listener) => watchTexts(room.doc, listener),
    () => sharedText(room.doc, textKey),
  )
  if (!text) return null
  return (
    <SharedTextArea
      {...area}
      name={textKey}
      text={text}
      lang={language}
      readOnly={!mayWrite}
      onEdit={(before, after) => acts.wrote({ of: 'canvas', key: textKey }, before, after)}
      onDone={goOn}
    />
  )
}
