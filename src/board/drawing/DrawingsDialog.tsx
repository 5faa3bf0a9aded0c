import { FolderInput, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { cachedPath } from '../../picture/stroke-path.ts'
import { strokeBounds } from '../../picture/stroke-bounds.ts'
import inkStyles from '../ink/ink.module.css'
import { useShownLinks } from '../links/use-shown-links.ts'
import { StampIcon } from '../stamps/StampIcon.tsx'
import { useBoard, useRights, useThings } from '../state/board-context.ts'
import type { ThingRef } from '../state/drawing-acts.ts'
import styles from './DrawingsDialog.module.css'
import { arrowWords, stampWords, strokeWords } from './describe.ts'
import { TOOL_ICONS } from './tool-icons.ts'
import type { Stroke } from '../../model/ink.ts'

/** So many are listed at first. */
const FIRST = 60

interface Row {
  readonly ref: ThingRef
  readonly words: string
  readonly by: string | null
  readonly made: number
  readonly picture: React.ReactNode
}

/** All strokes, stamps and arrows of the canvas, the newest first, each to be removed: what an eraser does, without a pointer. */
export function DrawingsDialog({ onClose }: { readonly onClose: () => void }) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const [all, setAll] = useState(false)
  const rows = useRows()
  const own = rows.filter(({ by }) => by === board.participant)
  const shown = all ? rows : rows.slice(0, FIRST)
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('drawing.drawings')}
      footer={
        mayWrite &&
        own.length > 1 && (
          <Button
            kind="danger"
            icon={Trash2}
            onClick={() => board.acts.removeThings(own.map(({ ref }) => ref))}
          >
            {t('drawing.clearOwn')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p>{t('drawing.nothingDrawn')}</p>}
      <ul className={styles['rows']}>
        {shown.map(({ ref, words, by, picture }) => (
          <li key={ref.id} className={styles['row']}>
            <span className={styles['picture']}>{picture}</span>
            <span className={styles['words']}>
              {words}
              {by === board.participant && <span className={styles['mine']}> · {t('drawing.mine')}</span>}
            </span>
            {mayWrite && ref.root === 'stamps' && <MoveStamp id={ref.id} words={words} />}
            {mayWrite && (
              <IconButton
                label={t('drawing.removeNamed', { what: words })}
                icon={Trash2}
                onClick={(event) => {
                  const row = event.currentTarget.closest('li')
                  const next = row?.nextElementSibling ?? row?.previousElementSibling
                  next?.querySelector<HTMLElement>(':scope > button:last-of-type')?.focus()
                  board.acts.removeThings([ref])
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button onClick={() => setAll(true)}>{t('drawing.moreRows', { count: rows.length })}</Button>
      )}
    </Dialog>
  )
}

/** What dragging a stamp does, as far as its field goes. */
function MoveStamp({ id, words }: { readonly id: string; readonly words: string }) {
  const { template, geometry, acts } = useBoard()
  const t = useT()
  const at = useThings('stamps').get(id)?.at
  const label = t('drawing.moveNamed', { what: words })
  return (
    <Menu
      label={label}
      trigger={{ label, icon: FolderInput }}
      items={template.fields
        .filter(({ key }) => geometry.fields.has(key))
        .map(({ key }) => ({
          key,
          label: acts.heading(key),
          checked: key === at?.field,
          onSelect: () => acts.moveStampInto(id, key),
        }))}
    />
  )
}

function useRows(): readonly Row[] {
  const board = useBoard()
  const t = useT()
  const ink = useThings('ink')
  const stamps = useThings('stamps')
  const arrows = useShownLinks().filter(({ kind }) => kind === 'arrow')
  const Arrow = TOOL_ICONS.arrow
  const rows: Row[] = [
    ...[...ink.values()].map((stroke) => ({
      ref: { root: 'ink' as const, id: stroke.id },
      words: strokeWords(board, t, stroke),
      picture: <StrokePicture stroke={stroke} />,
      by: stroke.by,
      made: stroke.made,
    })),
    ...[...stamps.values()].map((stamp) => ({
      ref: { root: 'stamps' as const, id: stamp.id },
      words: stampWords(board, t, stamp),
      picture: <StampIcon kind={stamp.kind} />,
      by: stamp.by,
      made: stamp.made,
    })),
    ...arrows.map((arrow) => ({
      ref: { root: 'links' as const, id: arrow.id },
      words: arrowWords(board, t, arrow),
      picture: <Arrow aria-hidden />,
      by: arrow.by,
      made: arrow.made,
    })),
  ]
  return rows.toSorted((a, b) => b.made - a.made || (a.ref.id < b.ref.id ? -1 : 1))
}

/** Free room around a small picture of a stroke, sheet units: half of the thickest line. */
const ROOM = 14

function StrokePicture({ stroke }: { readonly stroke: Stroke }) {
  const { x, y, width, height } = strokeBounds(stroke)
  return (
    <svg
      viewBox={`${x - ROOM} ${y - ROOM} ${width + 2 * ROOM} ${height + 2 * ROOM}`}
      className={styles['stroke']}
      aria-hidden
    >
      <path
        className={inkStyles['stroke']}
        d={cachedPath(stroke)}
        data-tool={stroke.tool}
        data-color={stroke.color}
      />
    </svg>
  )
}
