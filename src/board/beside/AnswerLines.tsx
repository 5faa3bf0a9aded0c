import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Rect } from '../../model/geometry.ts'
import { AnswerHandle } from './AnswerHandle.tsx'
import styles from './AnswerLines.module.css'
import type { Fit } from './fit-context.ts'
import { lineBetween } from './line-shape.ts'
import type { Sides } from './sides.ts'
import { watchMoves } from './watch-moves.ts'

interface AnswerLinesProps {
  readonly fit: StoreApi<Fit>
  readonly sides: Sides
  readonly mayLink: boolean
}

const noteIn = (root: HTMLElement, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`article [data-note="${CSS.escape(id)}"] :is([data-stop], textarea)`)

/** What of a sheet its window shows; null while it is a list. */
const windowOf = (root: HTMLElement): DOMRect | null =>
  root.querySelector('article')?.closest('section')?.getBoundingClientRect() ?? null

/** The links between two sheets, drawn over both; they follow the notes as these are on the screen, without rendering. */
export function AnswerLines({ fit, sides, mayLink }: AnswerLinesProps) {
  const links = useStore(fit, (state) => state.links)
  const svg = useRef<SVGSVGElement>(null)

  useEffect(() => {
    const [asks, answers] = [sides.asks.root.current, sides.answers.root.current]
    const layer = svg.current
    if (!asks || !answers || !layer) return undefined
    // The layer too: its paths are others once the links are.
    return watchMoves([asks, answers, layer], () => {
      const windows = { asked: windowOf(asks), answer: windowOf(answers) }
      const origin = layer.getBoundingClientRect()
      const local = ({ x, y, width, height }: Rect): Rect => ({
        x: x - origin.x,
        y: y - origin.y,
        width,
        height,
      })
      for (const path of layer.querySelectorAll<SVGPathElement>('[data-link]')) {
        const from = noteIn(answers, path.dataset['from'] ?? '')
        const to = noteIn(asks, path.dataset['to'] ?? '')
        const isDrawn = from && to && windows.asked && windows.answer
        path.toggleAttribute('hidden', !isDrawn)
        if (!isDrawn || !windows.asked || !windows.answer) continue
        const line = lineBetween(local(from.getBoundingClientRect()), local(to.getBoundingClientRect()), {
          answer: local(windows.answer),
          asked: local(windows.asked),
        })
        path.setAttribute('d', line.path)
        path.toggleAttribute('data-cut', !line.whole)
      }
    })
  }, [sides])

  return (
    <div className={styles['over']}>
      <svg ref={svg} className={styles['lines']} aria-hidden>
        <defs>
          <marker
            id="answer-head"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="8"
            markerHeight="8"
            orient="auto-start-reverse"
          >
            <path className={styles['head']} d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        {links.map(({ id, from, to }) => (
          <path
            key={id}
            className={styles['line']}
            data-link={id}
            data-from={'note' in from ? from.note : undefined}
            data-to={'note' in to ? to.note : undefined}
            markerEnd="url(#answer-head)"
          />
        ))}
      </svg>
      {mayLink && <AnswerHandle sides={sides} />}
    </div>
  )
}
