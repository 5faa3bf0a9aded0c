import { undoEntry } from '../../model/history.ts'
import type { KeyboardEvent } from 'react'
import type { History } from '../../board/state/history-store.ts'
import { useT } from '../../i18n/index.ts'
import type { Skipped } from '../../model/acts.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { CompassActs } from './acts.ts'

interface Undo {
  readonly undo: () => void
  readonly redo: () => void
  /** Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, outside texts. */
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const isText = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio')

/** Takes back and does again what this person did here. What others changed meanwhile stays, and that is said. */
export function useUndo(history: History, acts: CompassActs): Undo {
  const t = useT()
  const tell = (skipped: readonly Skipped[] | null, done: string, nothing: string) => {
    if (skipped === null) return announce(nothing)
    const [why] = skipped
    if (why === undefined) return announce(done)
    const text = {
      written: t('compass.undoWritten'),
      changed: t('compass.undoChanged'),
      gone: t('compass.undoGone'),
    }[why]
    return notify({ text, kind: 'info' })
  }
  const undo = () => {
    acts.settle()
    tell(history.undo(undoEntry), t('compass.undone'), t('compass.undoNothing'))
  }
  const redo = () => tell(history.redo(undoEntry), t('compass.redone'), t('compass.redoNothing'))
  return {
    undo,
    redo,
    onKeyDown: (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    },
  }
}
