import { Check, FolderInput, ListPlus, ListTree } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { type TextKey, useT } from '../../i18n/index.ts'
import { INK_COLORS, INK_WIDTHS, type InkTool } from '../../model/ink.ts'
import { STAMP_KINDS } from '../../model/stamps.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { StampIcon } from '../stamps/StampIcon.tsx'
import { stampName } from '../stamps/stamp-name.ts'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { DRAWING_TOOLS, type DrawingTool } from '../state/drawing-state.ts'
import styles from './DrawTools.module.css'
import { inkName } from './ink-names.ts'
import { pickTool } from './pick-tool.ts'
import { TOOL_ICONS } from './tool-icons.ts'

const HINTS: Readonly<Record<DrawingTool, TextKey>> = {
  pen: 'drawing.penHint',
  marker: 'drawing.markerHint',
  eraser: 'drawing.eraserHint',
  arrow: 'drawing.arrowHint',
  stamp: 'drawing.stampHint',
}

interface DrawToolsProps {
  readonly tool: DrawingTool
  readonly little: boolean
}

/** The toolbar's content while something is drawn: the tools, and what the one in hand offers. */
export function DrawTools({ tool, little }: DrawToolsProps) {
  const board = useBoard()
  const t = useT()
  const tools = useRef<HTMLFieldSetElement>(null)
  // What had the focus made way for them.
  useEffect(() => {
    if (document.activeElement !== document.body) return
    tools.current?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <Button
        kind="primary"
        icon={Check}
        title={t('drawing.doneHint')}
        className={styles['done']}
        onClick={() => pickTool(board, null)}
      >
        {t('drawing.done')}
      </Button>
      <fieldset ref={tools} className={styles['group']} aria-label={t('drawing.tools')}>
        {DRAWING_TOOLS.map((each) => (
          <IconButton
            key={each}
            label={t(HINTS[each])}
            icon={TOOL_ICONS[each]}
            pressed={each === tool}
            onClick={() => pickTool(board, each)}
          />
        ))}
      </fieldset>
      {(tool === 'pen' || tool === 'marker') && <InkChoice tool={tool} />}
      {tool === 'stamp' && <StampChoice />}
      {tool === 'arrow' && (
        <IconButton
          label={t('drawing.drawArrow')}
          icon={ListPlus}
          onClick={() => board.drawing.setState({ dialog: { kind: 'arrow', note: null } })}
        />
      )}
      {!little && (
        <div className={styles['group']}>
          <IconButton
            label={t('drawing.showDrawings')}
            icon={ListTree}
            onClick={() => board.drawing.setState({ dialog: { kind: 'drawings' } })}
          />
        </div>
      )}
    </>
  )
}

function InkChoice({ tool }: { readonly tool: InkTool }) {
  const { drawing } = useBoard()
  const t = useT()
  const { colors, widths } = useStore(drawing)
  return (
    <>
      <fieldset className={styles['group']} aria-label={t('drawing.color')}>
        {INK_COLORS.map((color) => (
          <button
            key={color}
            type="button"
            className={styles['pot']}
            data-color={color}
            data-tool={tool}
            aria-label={t(inkName[color])}
            title={t(inkName[color])}
            aria-pressed={colors[tool] === color}
            onClick={() => drawing.setState({ colors: { ...colors, [tool]: color } })}
          />
        ))}
      </fieldset>
      <fieldset className={styles['group']} aria-label={t('drawing.width')}>
        {INK_WIDTHS.map((width) => (
          <button
            key={width}
            type="button"
            className={styles['choice']}
            data-width={width}
            data-tool={tool}
            aria-label={t(`drawing.${width}`)}
            title={t(`drawing.${width}`)}
            aria-pressed={widths[tool] === width}
            onClick={() => drawing.setState({ widths: { ...widths, [tool]: width } })}
          >
            <span className={styles['line']} />
          </button>
        ))}
      </fieldset>
    </>
  )
}

function StampChoice() {
  const { drawing, acts, template } = useBoard()
  const t = useT()
  const chosen = useStore(drawing, ({ stamp }) => stamp)
  // Where one was last: by keyboard a stamp goes there.
  const last = useBoardState((state) => state.field)
  const field = template.fields.find(({ key }) => key === last) ?? template.fields[0]
  return (
    <>
      <fieldset className={styles['group']} aria-label={t('drawing.whichStamp')}>
        {STAMP_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles['choice']}
            aria-label={t(stampName[kind])}
            title={t(stampName[kind])}
            aria-pressed={chosen === kind}
            onClick={() => drawing.setState({ stamp: kind })}
          >
            <StampIcon kind={kind} className={styles['glyph']} />
          </button>
        ))}
      </fieldset>
      {field && (
        <IconButton
          label={t('drawing.stampInto', { field: acts.heading(field.key) })}
          icon={FolderInput}
          onClick={() => acts.stampInto(chosen, field.key)}
        />
      )}
    </>
  )
}
