import { Pencil } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard, useBoardState, useRights } from '../state/board-context.ts'
import { drawingTool } from '../state/drawing-state.ts'
import styles from './DrawingBar.module.css'
import { DrawTools, ToolSurface } from './parts.ts'
import { pickTool } from './pick-tool.ts'

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

interface WhileDrawingProps {
  /** There is little room: what shows the drawings as a list is then elsewhere. */
  readonly little: boolean
  readonly children: ReactNode
}

/** The drawing tools in the place of what the toolbar offers else, while one of them is in hand. */
export function WhileDrawing({ little, children }: WhileDrawingProps) {
  const tool = useBoardState((state) => drawingTool(state.tool))
  const bar = useRef<HTMLDivElement>(null)
  const before = useRef(tool)
  // What had the focus went with the tools.
  useEffect(() => {
    const ended = before.current !== null && tool === null
    before.current = tool
    if (!ended || document.activeElement !== document.body) return
    bar.current?.querySelector<HTMLElement>('[data-draw]')?.focus({ preventScroll: true })
  }, [tool])
  return (
    <div ref={bar} className={styles['part']}>
      {tool ? <DrawTools tool={tool} little={little} meanwhile={children} /> : children}
    </div>
  )
}

/** The surface on which the drawing tool in hand works. */
export function DrawingSurface() {
  const board = useBoard()
  const { mayWrite } = useRights()
  const tool = useBoardState((state) => drawingTool(state.tool))
  useEffect(() => {
    board.drawing.setState({ ready: mayWrite })
    // Who may not write any more, or leaves the sheet, has no tool in hand; nor when that comes back.
    return () => {
      board.drawing.setState({ ready: false })
      board.state.setState({ tool: 'select' })
    }
  }, [board, mayWrite])
  return tool && mayWrite ? <ToolSurface key={tool} tool={tool} /> : null
}
