import { memo, useEffect, useLayoutEffect, useRef } from 'react'
import { type Rect, SHEET } from '../../model/geometry.ts'
import type { Link, LinkEnd } from '../../model/links.ts'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import styles from './LinkLayer.module.css'
import { linkShape, placeRect } from '../../picture/link-path.ts'
import { type BoxOf, type NoteBoxes, followNotes } from './note-boxes.ts'
import { linkedNotes, useShownLinks } from './use-shown-links.ts'

const BOX = `0 0 ${SHEET.width} ${SHEET.height}`

const boxOfEnd = (end: LinkEnd, box: BoxOf): Rect | null =>
  'point' in end ? placeRect(end.point) : box(end.note)

/**
 * Arrows and answers between notes. Where they run is written into their paths beside React, so that they follow a note that
 * is carried. What is seen lies over the notes and lets pointers through; what is pressed lies under them.
 */
export function LinkLayer() {
  const board = useBoard()
  const { mayWrite } = useRights()
  const links = useShownLinks()
  const seen = useRef<SVGSVGElement>(null)
  const pressed = useRef<SVGSVGElement>(null)
  const shown = useRef(links)
  const boxes = useRef<NoteBoxes | null>(null)
  const draw = useRef(() => {})

  useEffect(() => {
    const layer = seen.current
    if (!layer) return undefined
    draw.current = () => {
      const box = boxes.current?.box
      if (!box) return
      // All is measured before anything is written.
      const shapes = shown.current.flatMap(({ id, from, to }) => {
        const [a, b] = [boxOfEnd(from, box), boxOfEnd(to, box)]
        return a && b ? [{ id, ...linkShape(a, b) }] : []
      })
      for (const { id, line, head, middle } of shapes) {
        const name = `[data-link="${CSS.escape(id)}"]`
        // Where its tools stand when it is selected.
        layer.querySelector(name)?.setAttribute('data-middle', `${middle.x} ${middle.y}`)
        layer.querySelector(`${name} [data-line]`)?.setAttribute('d', line)
        layer.querySelector(`${name} [data-head]`)?.setAttribute('d', head)
        pressed.current?.querySelector(name)?.setAttribute('d', line)
      }
    }
    const followed = followNotes(layer, board, () => draw.current())
    boxes.current = followed
    followed.watch(linkedNotes(shown.current))
    return () => {
      followed.close()
      boxes.current = null
    }
  }, [board])

  useLayoutEffect(() => {
    shown.current = links
    boxes.current?.watch(linkedNotes(links))
    draw.current()
  }, [links])

  return (
    <>
      <svg ref={pressed} className={styles['pressed']} viewBox={BOX} aria-hidden>
        {mayWrite &&
          links.map(({ id }) => (
            <path
              key={id}
              className={styles['hit']}
              data-link={id}
              data-no-drag
              onPointerDown={(event) => event.stopPropagation()}
              onClick={(event) => {
                event.stopPropagation()
                board.state.setState({ selection: new Set([id]) })
              }}
            />
          ))}
      </svg>
      <svg ref={seen} className={styles['seen']} viewBox={BOX} data-link-layer aria-hidden>
        {links.map((link) => (
          <LinkPath key={link.id} link={link} />
        ))}
      </svg>
    </>
  )
}

const LinkPath = memo(function LinkPath({ link: { id, kind } }: { readonly link: Link }) {
  const selected = useBoardState(({ selection }) => selection.has(id))
  return (
    <g className={styles['link']} data-link={id} data-kind={kind} data-selected={selected || undefined}>
      <path data-line />
      <path data-head />
    </g>
  )
})
