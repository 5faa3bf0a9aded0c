import { useEffect, useEffectEvent, useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { type Point, SHEET } from '../../model/geometry.ts'
import type { Touch } from '../ink/stroke-points.ts'
import { useBoard } from '../state/board-context.ts'
import type { DrawingTool } from '../state/drawing-state.ts'
import styles from './ToolSurface.module.css'
import { type ArrowTable, type BegunArrow, dragArrow } from './arrow-gesture.ts'
import { type KeyHand, createKeyHand } from './draw-by-keys.ts'
import { erase } from './erase-gesture.ts'
import type { Gesture } from './gesture.ts'
import { drawInk } from './ink-gesture.ts'

/** The button of a pen's other end. */
const PEN_ERASER = 5

/** Lies over the sheet while a drawing tool is in hand: presses are the tool's then, and not the notes'. */
export function ToolSurface({ tool }: { readonly tool: DrawingTool }) {
  const board = useBoard()
  const t = useT()
  const element = useRef<HTMLDivElement>(null)
  const preview = useRef<SVGSVGElement>(null)
  const gesture = useRef<(Gesture & { readonly pointer: number; readonly type: string }) | null>(null)
  const begun = useRef<BegunArrow | null>(null)
  const keyHand = useRef<KeyHand | null>(null)
  const lastTip = useRef<Point | null>(null)
  const penSeen = useStore(board.drawing, (drawing) => drawing.penSeen)

  function giveUp(): void {
    gesture.current?.cancel()
    gesture.current = null
    begun.current?.cancel()
    begun.current = null
    leaveKeys()
  }

  // Arrows and stamps are made by dialogs without a pointer.
  const byKeys = tool === 'pen' || tool === 'marker' || tool === 'eraser'

  function leaveKeys(): void {
    if (keyHand.current) lastTip.current = keyHand.current.leave()
    keyHand.current = null
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (!byKeys || event.altKey || event.ctrlKey || event.metaKey) return
    const table = tableOf()
    if (!table) return
    const start = lastTip.current ?? { x: SHEET.width / 2, y: SHEET.height / 2 }
    keyHand.current ??= createKeyHand(table, start, (at) => begin(at))
    if (!keyHand.current.press(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  // Put away in the middle of something: that is given up.
  const onPutAway = useEffectEvent(giveUp)
  useEffect(() => () => onPutAway(), [])

  function touchOf(event: globalThis.PointerEvent): Touch {
    return {
      ...board.camera.toSheet(event),
      time: event.timeStamp,
      pressure: event.pointerType === 'pen' ? event.pressure : null,
    }
  }

  function rectOf(note: string) {
    const card = element.current?.parentElement?.querySelector(`[data-note="${CSS.escape(note)}"] > *`)
    const rect = card?.getBoundingClientRect()
    const box = element.current?.getBoundingClientRect()
    if (!rect || !box) return null
    const scale = box.width / SHEET.width
    const at = board.camera.toSheet({ clientX: rect.left, clientY: rect.top })
    return { ...at, width: rect.width / scale, height: rect.height / scale }
  }

  function noteAt(at: Point): string | null {
    const box = element.current?.getBoundingClientRect()
    if (!box) return null
    const scale = box.width / SHEET.width
    const under = document.elementsFromPoint(box.left + at.x * scale, box.top + at.y * scale)
    const note = under.flatMap((each) => each.closest<HTMLElement>('[data-note]') ?? [])[0]
    return note?.dataset['note'] ?? null
  }

  function tableOf(): ArrowTable | null {
    if (!preview.current || !element.current?.parentElement) return null
    return {
      board,
      preview: preview.current,
      sheet: element.current.parentElement,
      noteAt,
      box: rectOf,
    }
  }

  function begin(first: Touch, button = 0): Gesture | null {
    const table = tableOf()
    if (!table) return null
    if (button === PEN_ERASER) return erase(table, first)
    switch (tool) {
      case 'pen':
      case 'marker':
        return drawInk(table, tool, first)
      case 'eraser':
        return erase(table, first)
      case 'arrow':
        return dragArrow(table, first, begun.current, (arrow) => (begun.current = arrow))
      case 'stamp':
        // By its click: a finger that goes on from here pans.
        return null
    }
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    const { nativeEvent, pointerId, pointerType, button } = event
    const current = gesture.current
    if (current && pointerType === 'touch' && current.type === 'touch') {
      // Two fingers pan and zoom.
      giveUp()
      return
    }
    if (pointerType === 'pen') board.drawing.setState({ penSeen: true })
    const isPalm = pointerType === 'touch' && board.drawing.getState().penSeen
    if (current || isPalm || (button !== 0 && button !== PEN_ERASER)) return
    if (pointerType === 'touch' && !event.isPrimary) return
    // What lies under the tool keeps still; fingers are heard on, since a second one may come.
    if (pointerType !== 'touch') event.stopPropagation()
    const next = begin(touchOf(nativeEvent), button)
    if (!next) return
    event.currentTarget.setPointerCapture(pointerId)
    gesture.current = { ...next, pointer: pointerId, type: pointerType }
  }

  function onPointerMove({ nativeEvent }: PointerEvent) {
    if (gesture.current?.pointer === nativeEvent.pointerId) {
      const all = nativeEvent.getCoalescedEvents?.() ?? []
      gesture.current.move((all.length > 0 ? all : [nativeEvent]).map(touchOf))
    } else if (!gesture.current && nativeEvent.pointerType !== 'touch') {
      begun.current?.aim(board.camera.toSheet(nativeEvent))
    }
  }

  function finish(event: PointerEvent, keep: boolean) {
    const current = gesture.current
    if (current?.pointer !== event.pointerId) return
    gesture.current = null
    if (keep) current.end()
    else current.cancel()
  }

  return (
    // What it does by a pointer it does by keys, for arrows and stamps a dialog does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      // A drawing has keys of its own, which a screen reader passes on.
      {...(byKeys ? { tabIndex: 0, role: 'application', 'aria-label': t('drawing.byKeys') } : {})}
      onKeyDown={onKeyDown}
      onBlur={leaveKeys}
      className={styles['surface']}
      data-tool={tool}
      data-pen={penSeen || undefined}
      data-no-drag
      data-tool-surface
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => finish(event, true)}
      // A pen that the system takes away has drawn all the same.
      onPointerCancel={(event) => finish(event, event.pointerType === 'pen')}
      onClick={(event) => {
        event.stopPropagation()
        if (tool !== 'stamp') return
        board.acts.stampAt(board.drawing.getState().stamp, board.camera.toSheet(event))
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <svg
        ref={preview}
        className={styles['preview']}
        viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
        aria-hidden
      />
    </div>
  )
}
