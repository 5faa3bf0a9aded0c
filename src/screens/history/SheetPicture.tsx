import { STAMP_BOX, STAMP_SHAPES, STAMP_SIZE } from '../../picture/stamp-shapes.ts'
import type { CanvasArchive } from '../../model/archive-canvas.ts'
import { SHEET } from '../../model/geometry.ts'
import type { Language } from '../../model/language.ts'
import type { SheetTemplate } from '../../model/template.ts'
import { LINE_HEIGHT, NOTE_PADDING, pictureOf, wordsOf } from '../../picture/sheet-picture.ts'
import type { Marks } from './marks.ts'
import styles from './SheetPicture.module.css'

export interface PictureProps {
  readonly archive: CanvasArchive
  readonly template: SheetTemplate
  readonly language: Language
  /** What it is a picture of; empty: what stands beside it says so. */
  readonly label: string
  /** What to point out: what differs from the other state. */
  readonly marks?: Marks
  /** A thumbnail: shapes and colours only. */
  readonly small?: boolean
  /** Where the server keeps a picture; without it only its place is shown. */
  readonly pictureUrl?: (hash: string) => string
}

/** A sheet with its notes, as one SVG. */
export function SheetPicture({
  archive,
  template,
  language,
  label,
  marks,
  small = false,
  pictureUrl,
}: PictureProps) {
  const { fields, centre, notes, things } = pictureOf(archive, template, language)
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
      {fields.map(
        ({ key, x, y, width, height, round }) =>
          !round && (
            <rect
              key={key}
              className={styles['field']}
              data-marked={marks?.get(key)}
              {...{ x, y, width, height }}
            />
          ),
      )}
      {centre && <circle className={styles['centre']} cx={centre.x} cy={centre.y} r={centre.radius} />}
      {!small &&
        fields.map((field) => {
          const words = wordsOf(field, centre)
          return (
            <g key={field.key} textAnchor={field.round ? 'middle' : 'start'}>
              <text className={styles['heading']} x={words.x} y={words.heading}>
                {field.heading}
              </text>
              <Lines lines={field.lines} x={words.x} y={words.lines} />
            </g>
          )
        })}
      {things.images.map(({ id, hash, alt, ...rect }) => (
        <g key={id} className={styles['image']}>
          <rect {...rect} />
          {!small && pictureUrl && (
            <image {...rect} href={pictureUrl(hash)} preserveAspectRatio="xMidYMid meet">
              {alt !== '' && <title>{alt}</title>}
            </image>
          )}
        </g>
      ))}
      {things.groups.map(({ id, title, ...rect }) => (
        <g key={id} className={styles['group']}>
          <rect {...rect} rx={8} />
          {!small && title !== '' && <Lines lines={[title]} x={rect.x + NOTE_PADDING} y={rect.y + 16} />}
        </g>
      ))}
      {notes.map(({ id, color, lines, ...rect }) => (
        <g key={id} className={styles['note']} data-color={color} data-marked={marks?.get(id)}>
          <rect {...rect} rx={3} />
          {!small && <Lines lines={lines} x={rect.x + NOTE_PADDING} y={rect.y + NOTE_PADDING + 11} />}
        </g>
      ))}
      {things.links.map(({ id, kind, line, head }) => (
        <path key={id} className={styles['link']} data-kind={kind} d={`${line}${head}`} />
      ))}
      {things.stamps.map(({ id, kind, x, y }) => (
        <path
          key={id}
          className={styles['stamp']}
          transform={`translate(${x - STAMP_SIZE / 2} ${y - STAMP_SIZE / 2}) scale(${STAMP_SIZE / STAMP_BOX})`}
          d={STAMP_SHAPES[kind].path}
          strokeWidth={STAMP_SHAPES[kind].line}
        />
      ))}
      {things.strokes.map(({ id, tool, color, path }) => (
        <path key={id} className={styles['stroke']} data-tool={tool} data-color={color} d={path} />
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
