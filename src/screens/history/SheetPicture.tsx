import type { CanvasArchive } from '../../model/archive-canvas.ts'
import { SHEET } from '../../model/geometry.ts'
import type { Language } from '../../model/language.ts'
import type { SheetTemplate } from '../../model/template.ts'
import { LINE_HEIGHT, NOTE_PADDING, pictureOf } from './picture.ts'
import styles from './SheetPicture.module.css'

export interface PictureProps {
  readonly archive: CanvasArchive
  readonly template: SheetTemplate
  readonly language: Language
  /** What it is a picture of; empty: what stands beside it says so. */
  readonly label: string
  /** Notes to point out: those that differ from the other state. */
  readonly marked?: ReadonlySet<string>
  /** A thumbnail: shapes and colours only. */
  readonly small?: boolean
}

/** A sheet with its notes, as one SVG. */
export function SheetPicture({ archive, template, language, label, marked, small = false }: PictureProps) {
  const { fields, centre, notes } = pictureOf(archive, template, language)
  return (
    <svg
      className={small ? `${styles['sheet']} ${styles['small']}` : styles['sheet']}
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      role={label === '' ? undefined : 'img'}
      aria-label={label === '' ? undefined : label}
      aria-hidden={label === '' ? true : undefined}
      lang={language}
    >
      <rect className={styles['paper']} width={SHEET.width} height={SHEET.height} />
      <text className={styles['name']} x={SHEET.margin} y={44}>
        {template.name[language]}
      </text>
      {fields.map((field) => (
        <g key={field.key}>
          <rect
            className={styles['field']}
            x={field.x}
            y={field.y}
            width={field.width}
            height={field.height}
          />
          {!small && (
            <text className={styles['heading']} x={field.x + NOTE_PADDING} y={field.y + 20}>
              {field.heading}
            </text>
          )}
          {!small && <Lines lines={field.lines} x={field.x + NOTE_PADDING} y={field.y + 44} />}
        </g>
      ))}
      {centre && <circle className={styles['centre']} cx={centre.x} cy={centre.y} r={centre.radius} />}
      {notes.map(({ id, color, lines, ...rect }) => (
        <g key={id} className={styles['note']} data-color={color} data-marked={marked?.has(id) || undefined}>
          <rect {...rect} rx={3} />
          {!small && <Lines lines={lines} x={rect.x + NOTE_PADDING} y={rect.y + NOTE_PADDING + 11} />}
        </g>
      ))}
    </svg>
  )
}

function Lines({
  lines,
  x,
  y,
}: {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
}) {
  return (
    <text className={styles['words']} x={x} y={y}>
      {lines.map((line, index) => (
        // Lines have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <tspan key={index} x={x} dy={index === 0 ? 0 : LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
