import { memo, useMemo } from 'react'
import type { KeyboardEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import { SHEET } from '../../model/geometry.ts'
import type { Picture } from '../../model/pictures.ts'
import { ARROWS } from '../selection/selection-keys.ts'
import { useBoard, useBoardState, useRights, useThings } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'
import bar from '../notes/NoteBar.module.css'
import { describing } from './describing.ts'
import styles from './pictures.module.css'
import { PictureTools } from './PictureTools.tsx'
import { createResize } from './resize.ts'
import { usePictureUrl, useWaiting } from './use-pictures.ts'
import { WaitingMark } from './WaitingMark.tsx'

/** How far an arrow key moves a selected picture, sheet units; with Ctrl and Shift, finely. As notes. */
const NUDGE = 12
const NUDGE_FINE = 2

/** The pictures that lie on the paper, under the notes, and those that are on their way to it. */
export function PictureLayer({ canvas }: { readonly canvas: string }) {
  const { geometry } = useBoard()
  const t = useT()
  const pictures = useThings('pictures')
  const shown = useMemo(
    () => [...pictures.values()].toSorted((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1)),
    [pictures],
  )
  const selection = useBoardState((board) => board.selection)
  const waiting = useWaiting(canvas)
  const reached = shown.find(({ id }) => selection.has(id)) ?? shown[0]
  return (
    <>
      <ul className={styles['layer']} aria-label={t('pictures.layer')} data-picture-layer>
        {shown.map((picture) => (
          <OnPaper
            key={picture.id}
            picture={picture}
            stop={picture === reached}
            selected={selection.has(picture.id)}
          />
        ))}
      </ul>
      {waiting.map((picture) => {
        const rect = geometry.fields.get(picture.target.field)
        if (!rect || picture.target.kind === 'field') return null
        const at = picture.target.at ?? { x: rect.width / 2, y: rect.height / 2 }
        return (
          <div
            key={picture.id}
            className={styles['waiting']}
            style={{ left: rect.x + at.x - 75, top: rect.y + at.y - 60 }}
          >
            <WaitingMark picture={picture} />
          </div>
        )
      })}
      <PictureBar />
    </>
  )
}

interface OnPaperProps {
  readonly picture: Picture
  /** Whether Tab leads to it. */
  readonly stop: boolean
  readonly selected: boolean
}

const OnPaper = memo(function OnPaper({ picture, stop, selected }: OnPaperProps) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const url = usePictureUrl()
  const { id, at, alt, width, height, file } = picture
  const resize = useMemo(() => createResize(board, id), [board, id])
  const field = board.geometry.fields.get(at.field)
  if (!field) return null
  const where = board.acts.heading(at.field)

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const ctrl = event.ctrlKey || event.metaKey
    if (event.altKey || !mayWrite) return
    const arrow = ARROWS[event.key]
    if (arrow && selected && ctrl === event.shiftKey) {
      const by = ctrl ? NUDGE_FINE : NUDGE
      board.acts.nudgeAll(board.state.getState().selection, arrow.x * by, arrow.y * by)
    } else if (ctrl) {
      return
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      // With others selected the board removes all of them.
      if (selected && onlySelected(board.state.getState()) === null) return
      const item = event.currentTarget.closest('li')
      const next = item?.nextElementSibling ?? item?.previousElementSibling
      board.acts.removeAll(new Set([id]))
      next?.querySelector('button')?.focus()
    } else if ((event.key === '+' || event.key === '-') && selected) {
      board.acts.setPictureWidth(id, width * (event.key === '+' ? 1.2 : 1 / 1.2))
    } else if (event.key === 'Enter' && selected) describing.setState({ id })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <li
      className={styles['picture']}
      style={{ left: field.x + at.x, top: field.y + at.y, width, height }}
      data-placed="pictures"
      data-id={id}
      data-selected={selected || undefined}
    >
      <button
        type="button"
        tabIndex={stop ? 0 : -1}
        data-stop={id}
        aria-pressed={mayWrite ? selected : undefined}
        aria-label={
          alt.trim() === '' ? t('pictures.pictureIn', { field: where }) : t('pictures.picture', { alt })
        }
        onKeyDown={onKeyDown}
      >
        <img
          src={url(file.hash)}
          alt=""
          width={file.width}
          height={file.height}
          draggable={false}
          loading="lazy"
          decoding="async"
        />
      </button>
      {selected && mayWrite && (
        // The tools and the keys + and − do the same.
        <span
          className={styles['handle']}
          title={t('pictures.resize')}
          data-no-drag
          {...resize}
          aria-hidden
        />
      )}
    </li>
  )
})

/** The tools of the selected picture, above it. */
function PictureBar() {
  const { geometry } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const id = useBoardState((board) => (board.tool === 'pick' ? null : onlySelected(board)))
  const picture = useThings('pictures').get(id ?? '')
  const field = picture && geometry.fields.get(picture.at.field)
  if (!picture || !field || !mayWrite) return null
  const [x, y] = [field.x + picture.at.x, field.y + picture.at.y]
  return (
    <div
      className={bar['anchor']}
      data-own-size
      style={{ transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--scale, 1)))` }}
      data-end={x > SHEET.width - 220 || undefined}
    >
      <div
        className={bar['bar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('pictures.tools')}
        data-note-bar
        data-no-drag
        onMouseDown={(event) => event.preventDefault()}
      >
        <PictureTools picture={picture} />
      </div>
    </div>
  )
}
