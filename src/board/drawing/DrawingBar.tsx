import { Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { notify } from '../../ui/notices.ts'
import { useLoaded } from '../../ui/use-loaded.ts'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { drawingTool } from '../state/drawing-state.ts'
import { say } from '../state/say.ts'
import styles from './DrawingBar.module.css'
import { pickTool } from './pick-tool.ts'

const loadTools = () => import('./DrawTools.tsx')
const loadSurface = () => import('./ToolSurface.tsx')

const failed = () => notify({ kind: 'info', text: say('drawing.notLoaded') })

/** Takes a tool for drawing into the hand. */
export function DrawButton() {
  const board = useBoard()
  const t = useT()
  return (
    <IconButton
      label={t('drawing.drawHint')}
      icon={Pencil}
      data-draw
      onClick={() => pickTool(board, 'pen')}
    />
  )
}

/** The drawing tools in the place of what the toolbar offers else, while one of them is in hand. */
export function WhileDrawing({ children }: { readonly children: ReactNode }) {
  const tool = useBoardState((state) => drawingTool(state.tool))
  const tools = useLoaded(loadTools, tool !== null, failed)
  const bar = useRef<HTMLDivElement>(null)
  const drawn = useRef(false)
  const drawing = tool !== null && tools !== null
  // What had the focus went with the tools, or made way for them.
  useEffect(() => {
    const changed = drawn.current !== drawing
    drawn.current = drawing
    if (!changed || document.activeElement !== document.body) return
    const target = drawing ? '[aria-pressed="true"]' : '[data-draw]'
    bar.current?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true })
  }, [drawing])
  return (
    <div ref={bar} className={styles['part']}>
      {tool && tools ? <tools.DrawTools tool={tool} /> : children}
    </div>
  )
}

/** The surface on which the drawing tool in hand works. */
export function DrawingSurface() {
  const board = useBoard()
  const { mayWrite } = useRights()
  const tool = useBoardState((state) => drawingTool(state.tool))
  const surface = useLoaded(loadSurface, tool !== null, failed)
  useEffect(() => {
    board.drawing.setState({ ready: mayWrite })
    // Who may not write any more, or leaves the sheet, has no tool in hand; nor when that comes back.
    return () => {
      board.drawing.setState({ ready: false })
      board.state.setState({ tool: 'select' })
    }
  }, [board, mayWrite])
  return tool && mayWrite && surface ? <surface.ToolSurface key={tool} tool={tool} /> : null
}
