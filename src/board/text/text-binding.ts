import * as Y from 'yjs'
import { LOCAL, guarded } from '../../model/documents.ts'
import {
  type Splice,
  diffAtCaret,
  diffText,
  rebaseSplice,
  setText,
  shiftCaret,
  spliceText,
} from '../../model/text.ts'

export interface TextBindingOptions {
  /** UTF-16 code units. */
  readonly maxLength: number
  /** What was written or pasted does not fit; `pasted` is refused as a whole. */
  readonly onRefused: (why: 'full' | 'pasted') => void
  /** A run of one's own edits that no one else's interrupted, as it goes on: the text before the run, and now. */
  readonly onEdit: (before: string, after: string) => void
}

/** Inputs that bring more than a keystroke: they are taken or refused whole. */
const WHOLE = new Set(['insertFromPaste', 'insertFromDrop', 'insertFromYank', 'insertReplacementText'])

/** A run of typing longer than this (ms) is undone in parts; a space, a paste or a deletion ends a run anyway. */
const UNDO_RUN = 60_000

/** Line ends as a textarea gives them back. */
const shown = (raw: string): string => raw.replace(/\r\n?/g, '\n')

function deltaSplices(delta: Y.YTextEvent['delta']): Splice[] {
  const splices: Splice[] = []
  let index = 0
  for (const part of delta) {
    if (part.retain !== undefined) index += part.retain
    else if (part.delete !== undefined) splices.push({ index, remove: part.delete, insert: '' })
    else if (typeof part.insert === 'string') {
      splices.push({ index, remove: 0, insert: part.insert })
      index += part.insert.length
    }
  }
  return splices
}

/**
 * Ties a textarea to a shared text: what is typed goes out as small splices at once, what others write comes in with the
 * caret and selection kept. While the browser composes (dead keys, IME, phone keyboards) the element is left alone, since
 * setting its value would end the composition; what came meanwhile is shown right after.
 * @returns ends it
 */
export function bindText(
  element: HTMLTextAreaElement,
  text: Y.Text,
  options: TextBindingOptions,
): () => void {
  /* What the element showed when it and the shared text were last compared. */
  let known = shown(text.toString())
  let composing = false
  let writing = false
  let run: { before: string; after: string } | null = null
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([LOCAL]), captureTimeout: UNDO_RUN })

  element.value = known
  fit()

  function write(own: Splice, caret: number): void {
    if (text.toString() !== shown(text.toString())) setText(text, shown(text.toString()))
    const current = text.toString()
    const others = diffText(known, current)
    const splices = others ? rebaseSplice(own, others) : [own]
    writing = true
    for (const splice of splices) spliceText(text, splice)
    writing = false
    const next = text.toString()
    run = { before: run && run.after === current ? run.before : current, after: next }
    options.onEdit(run.before, run.after)
    known = element.value
    // An element that shows all there is needs no touch; otherwise it catches up, at the end of a composition.
    if (!composing && known !== shown(next)) show(next, caret)
  }

  function show(next: string, start: number, end = start): void {
    const focused = element.ownerDocument.activeElement === element
    const { scrollTop } = element
    known = shown(next)
    if (element.value !== known) element.value = known
    // In some browsers setting a selection takes the focus.
    if (focused) element.setSelectionRange(start, end)
    element.scrollTop = scrollTop
    fit()
  }

  /** Grows with the text where CSS `field-sizing` does not do it. */
  function fit(): void {
    if (typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content')) return
    element.style.height = 'auto'
    if (element.scrollHeight > 0) element.style.height = `${element.scrollHeight}px`
  }

  /** How much more fits when what is selected goes. */
  const room = (): number =>
    options.maxLength - element.value.length + (element.selectionEnd - element.selectionStart)

  const onBeforeInput = (event: InputEvent) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault()
      if (event.inputType === 'historyUndo') undo.undo()
      else undo.redo()
      return
    }
    if (event.isComposing || !event.inputType.startsWith('insert')) return
    const data = event.data ?? event.dataTransfer?.getData('text/plain') ?? ''
    const length = event.inputType === 'insertLineBreak' ? 1 : shown(data).length
    if (length === 0 || length <= room()) return
    event.preventDefault()
    options.onRefused(WHOLE.has(event.inputType) ? 'pasted' : 'full')
  }

  const onPaste = (event: ClipboardEvent) => {
    const pasted = shown(event.clipboardData?.getData('text/plain') ?? '')
    if (pasted.length <= room()) return
    event.preventDefault()
    options.onRefused('pasted')
  }

  const onInput = (event: Event) => {
    const kind = event instanceof InputEvent ? event.inputType : ''
    if (kind !== 'insertText' && kind !== 'insertCompositionText' && kind !== 'deleteContentBackward') {
      undo.stopCapturing()
    } else if (/\s$/.test(element.value.slice(0, element.selectionStart))) undo.stopCapturing()
    if (!composing && element.value.length > Math.max(options.maxLength, known.length)) {
      // Some keyboards insert without asking first.
      element.value = known
      element.setSelectionRange(known.length, known.length)
      options.onRefused(WHOLE.has(kind) ? 'pasted' : 'full')
      return
    }
    const caret = element.selectionStart
    const own = diffAtCaret(known, element.value, caret)
    if (own) write(own, caret)
    fit()
  }

  const onCompositionStart = () => {
    composing = true
  }
  const onCompositionEnd = () => {
    composing = false
    const unwritten = diffAtCaret(known, element.value, element.selectionStart)
    if (unwritten) write(unwritten, element.selectionStart)
    const current = text.toString()
    const behind = diffText(known, shown(current))
    if (behind) {
      show(current, shiftCaret(element.selectionStart, behind), shiftCaret(element.selectionEnd, behind))
    }
    const over = element.value.length - options.maxLength
    const end = element.selectionStart
    if (over <= 0 || end < over) return
    // A composition cannot be refused beforehand: like a browser's own limit, its end that does not fit goes.
    write({ index: end - over, remove: over, insert: '' }, end - over)
    options.onRefused('full')
  }

  const onText = guarded((event: Y.YTextEvent) => {
    if (writing) return
    if (event.transaction.origin === undo) {
      run = { before: run && run.after === known ? run.before : known, after: event.target.toString() }
      options.onEdit(run.before, run.after)
    }
    if (composing) return
    const splices = deltaSplices(event.delta)
    const move = (position: number) => splices.reduce(shiftCaret, position)
    show(event.target.toString(), move(element.selectionStart), move(element.selectionEnd))
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase()
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
    // The browser's own undo forgets everything when others write.
    event.preventDefault()
    event.stopPropagation()
    if (element.readOnly) return
    if (key === 'y' || event.shiftKey) undo.redo()
    else undo.undo()
  }

  element.addEventListener('keydown', onKeyDown)
  element.addEventListener('beforeinput', onBeforeInput)
  element.addEventListener('paste', onPaste)
  element.addEventListener('input', onInput)
  element.addEventListener('compositionstart', onCompositionStart)
  element.addEventListener('compositionend', onCompositionEnd)
  text.observe(onText)
  return () => {
    element.removeEventListener('keydown', onKeyDown)
    element.removeEventListener('beforeinput', onBeforeInput)
    element.removeEventListener('paste', onPaste)
    element.removeEventListener('input', onInput)
    element.removeEventListener('compositionstart', onCompositionStart)
    element.removeEventListener('compositionend', onCompositionEnd)
    text.unobserve(onText)
    undo.clear()
    undo.destroy()
  }
}
