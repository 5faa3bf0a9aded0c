import { useEffect } from 'react'
import type { RefObject } from 'react'
import { fieldOf } from '../keys/roving.ts'
import { typingProxy } from '../keys/text-input.ts'
import { useBoard } from '../state/board-context.ts'

/** Tells the others in which field this person writes, in whatever form the board is shown. */
export function TellWriting({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { publisher } = useBoard()

  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    function onFocusIn({ target }: FocusEvent): void {
      const writes = target instanceof HTMLTextAreaElement && !target.readOnly && !typingProxy(target)
      publisher.publish({ writing: writes ? fieldOf(target) : null })
    }
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget === null) publisher.publish({ writing: null })
    }
    element.addEventListener('focusin', onFocusIn)
    element.addEventListener('focusout', onFocusOut)
    return () => {
      element.removeEventListener('focusin', onFocusIn)
      element.removeEventListener('focusout', onFocusOut)
    }
  }, [root, publisher])
  return null
}
