import { memo, useLayoutEffect, useRef } from 'react'
import { FRAME, frameAround } from '../../model/blocks.ts'
import { NOTE } from '../../model/geometry.ts'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { elementOf } from '../state/placed.ts'
import { GroupHead } from './GroupHead.tsx'
import styles from './GroupFrame.module.css'

interface GroupFrameProps {
  readonly id: string
  readonly notes: readonly string[]
}

/**
 * The paper of a group, below its notes. It lies where they lie and is as high as they stand, which is measured: a note that
 * moves or grows lays it out anew without rendering it.
 */
export const GroupFrame = memo(function GroupFrame({ id, notes: ids }: GroupFrameProps) {
  const { notes } = useBoard()
  const element = useRef<HTMLLIElement>(null)
  const selected = useBoardState(({ selection }) => ids.every((note) => selection.has(note)))

  useLayoutEffect(() => {
    const frame = element.current
    const sheet = frame?.parentElement
    if (!frame || !sheet) return undefined
    const heights = new Map<string, number>()

    function lay(): void {
      const boxes = ids.flatMap((note) => {
        const at = notes.note(note)?.at
        const card = sheet && elementOf(sheet, { root: 'notes', id: note })
        // A long note that is open lies over what is below it, and changes no frame.
        const open = card?.dataset['size'] === 'long' && card.matches('[data-selected], [data-editing]')
        if (card && (!open || !heights.has(note))) heights.set(note, card.offsetHeight)
        const height = heights.get(note) || NOTE.minHeight
        return at ? [{ x: at.x, y: at.y, width: NOTE.width, height }] : []
      })
      if (!frame || boxes.length === 0) return
      const { x, y, width, height } = frameAround(boxes)
      // No transform: that would lift or sink the title together with the paper.
      frame.style.marginLeft = `${x}px`
      frame.style.marginTop = `${y}px`
      frame.style.width = `${width}px`
      frame.style.height = `${height}px`
    }

    const sizes = new ResizeObserver(lay)
    for (const note of ids) {
      const card = elementOf(sheet, { root: 'notes', id: note })
      if (card) sizes.observe(card)
    }
    const ends = ids.map((note) => notes.subscribeNote(note, lay))
    lay()
    return () => {
      sizes.disconnect()
      for (const end of ends) end()
    }
  }, [ids, notes])

  return (
    <li ref={element} className={styles['frame']} data-group={id} data-selected={selected || undefined}>
      <div className={styles['top']} style={{ height: FRAME.title }}>
        <GroupHead id={id} count={ids.length} />
      </div>
    </li>
  )
})
