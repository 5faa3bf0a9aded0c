import { Reply } from 'lucide-react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useStore } from 'zustand'
import { fitPairs } from '../../facilitation/fit-check.ts'
import { useT } from '../../i18n/index.ts'
import { noteOf } from '../keys/roving.ts'
import { onlySelected } from '../state/board-state.ts'
import styles from './AnswerLines.module.css'
import { lineToPointer } from './line-shape.ts'
import type { Sides } from './sides.ts'
import { watchMoves } from './watch-moves.ts'

/** A press that trembles is no drag, px. */
const TREMBLE = 4

/**
 * The handle on the edge of an answering note under the mouse, or selected: dragged to a note of the other sheet it links
 * the two. Pressed, it opens the list to choose from, which does the same without dragging.
 */
export function AnswerHandle({ sides: { asks, answers } }: { readonly sides: Sides }) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const rubber = useRef<SVGPathElement>(null)
  const drag = useRef<{ x: number; y: number; moved: boolean; over: HTMLElement | null } | null>(null)
  const dragged = useRef(false)
  const [hovered, setHovered] = useState<string | null>(null)
  // While it is in hand it stays, whatever is under the mouse.
  const [held, setHeld] = useState<string | null>(null)
  const selected = useStore(answers.parts.state, onlySelected)
  const editing = useStore(answers.parts.state, (state) => state.editing)
  const id = held ?? hovered ?? selected
  const field = id === null ? undefined : answers.parts.notes.note(id)?.at.field
  const asked = fitPairs(answers.parts.template).find((pair) => pair.answers === field)?.asks

  useEffect(() => {
    const root = answers.root.current
    if (!root) return undefined
    const onOver = (event: globalThis.PointerEvent) => {
      if (event.pointerType === 'touch' || event.buttons !== 0 || !(event.target instanceof Element)) return
      setHovered(noteOf(event.target))
    }
    const onLeave = ({ relatedTarget }: globalThis.PointerEvent) => {
      if (!(relatedTarget instanceof Node) || !button.current?.contains(relatedTarget)) setHovered(null)
    }
    root.addEventListener('pointerover', onOver)
    root.addEventListener('pointerleave', onLeave)
    return () => {
      root.removeEventListener('pointerover', onOver)
      root.removeEventListener('pointerleave', onLeave)
    }
  }, [answers])

  // Another may take the note away that is in hand, and the handle with it: no end of the press is heard then.
  const onGone = useEffectEvent(() => {
    if (held !== null && !answers.parts.notes.note(held)) end()
  })
  useEffect(
    () => (held === null ? undefined : answers.parts.notes.subscribeNote(held, () => onGone())),
    [answers, held],
  )

  const card = () =>
    answers.root.current?.querySelector<HTMLElement>(
      `article [data-note="${CSS.escape(id ?? '')}"] :is([data-stop], textarea)`,
    ) ?? null

  // It is at its note with the first frame that it is drawn in.
  useLayoutEffect(() => {
    const root = answers.root.current
    if (!root || id === null) return undefined
    const place = () => {
      const [note, handle] = [card(), button.current]
      const layer = handle?.parentElement?.getBoundingClientRect()
      const sheet = root.querySelector('article')?.closest('section')?.getBoundingClientRect()
      if (!handle || !layer || !sheet) return
      const box = note?.getBoundingClientRect()
      const y = box ? box.y + Math.min(box.height / 2, 40) : 0
      const isSeen =
        box && box.right > sheet.left && box.left < sheet.right && y > sheet.top && y < sheet.bottom
      handle.style.visibility = isSeen ? 'visible' : 'hidden'
      if (box) handle.style.translate = `${Math.max(box.x, sheet.left) - layer.x}px ${y - layer.y}px`
    }
    place()
    return watchMoves([root], place)
  })

  function targetAt({ clientX, clientY }: PointerEvent): HTMLElement | null {
    const note = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-note]') ?? null
    if (!note || !asks.root.current?.contains(note)) return null
    const there = asks.parts.notes.note(note.dataset['note'] ?? '')
    return there?.at.field === asked ? note : null
  }

  function mark(note: HTMLElement | null): void {
    const { current } = drag
    if (!current || current.over === note) return
    current.over?.removeAttribute('data-answer-over')
    note?.setAttribute('data-answer-over', '')
    current.over = note
  }

  function end(): void {
    mark(null)
    drag.current = null
    setHeld(null)
    rubber.current?.removeAttribute('d')
  }

  function onPointerMove(event: PointerEvent<HTMLButtonElement>): void {
    const { current } = drag
    const layer = event.currentTarget.parentElement?.getBoundingClientRect()
    const box = card()?.getBoundingClientRect()
    if (!current || !layer || !box) return
    current.moved ||= Math.hypot(event.clientX - current.x, event.clientY - current.y) > TREMBLE
    if (!current.moved) return
    mark(targetAt(event))
    const from = { x: box.x - layer.x, y: box.y - layer.y, width: box.width, height: box.height }
    const to = { x: event.clientX - layer.x, y: event.clientY - layer.y }
    rubber.current?.setAttribute('d', lineToPointer(from, to))
  }

  function onPointerUp(event: PointerEvent): void {
    const { current } = drag
    dragged.current = current?.moved ?? false
    if (current?.moved && id !== null) {
      const note = targetAt(event)?.dataset['note']
      if (note !== undefined) answers.parts.acts.answer(id, { note, canvas: asks.canvas.id })
    }
    end()
  }

  if (id === null || asked === undefined || editing !== null) return null
  return (
    <>
      <svg className={styles['lines']} aria-hidden>
        <path ref={rubber} className={styles['rubber']} />
      </svg>
      <button
        ref={button}
        type="button"
        className={styles['handle']}
        aria-label={t('fit.answer')}
        title={t('fit.dragAnswer')}
        onPointerLeave={({ relatedTarget }) => {
          const isBack = relatedTarget instanceof Node && answers.root.current?.contains(relatedTarget)
          if (!isBack && !drag.current) setHovered(null)
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          dragged.current = false
          setHeld(id)
          drag.current = { x: event.clientX, y: event.clientY, moved: false, over: null }
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={end}
        onKeyDown={(event) => event.key === 'Escape' && drag.current && end()}
        onClick={(event) => {
          // A drag ends with a click of its own.
          const isOver = event.detail > 0 && dragged.current
          dragged.current = false
          if (!isOver) answers.parts.state.setState({ panel: { kind: 'answers', note: id } })
        }}
      >
        <Reply aria-hidden />
      </button>
    </>
  )
}
