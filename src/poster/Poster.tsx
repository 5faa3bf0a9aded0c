import { useId, type Ref } from 'react'
import { POSTER_FACE } from '../fonts/faces.ts'
import type { PosterLayout } from './layout.ts'
import type { Primitive } from './primitives.ts'

const three = (value: number): number => Math.round(value * 1000) / 1000

function strokeProps(stroke: { color: string; width: number; dash?: readonly number[] } | undefined) {
  if (!stroke) return {}
  return {
    stroke: stroke.color,
    strokeWidth: three(stroke.width),
    ...(stroke.dash && { strokeDasharray: stroke.dash.map(three).join(' ') }),
  }
}

function Drawn({ primitive }: { readonly primitive: Primitive }) {
  switch (primitive.kind) {
    case 'text': {
      const { family, weight } = POSTER_FACE[primitive.face]
      return (
        <text
          x={three(primitive.x)}
          y={three(primitive.y)}
          fontFamily={family}
          fontWeight={weight}
          fontSize={three(primitive.size)}
          fill={primitive.fill}
          xmlSpace="preserve"
        >
          {primitive.text}
        </text>
      )
    }
    case 'path':
      return <path d={primitive.d} fill={primitive.fill ?? 'none'} {...strokeProps(primitive.stroke)} />
    case 'circle':
      return (
        <circle
          cx={three(primitive.x)}
          cy={three(primitive.y)}
          r={three(primitive.r)}
          fill={primitive.fill ?? 'none'}
          {...strokeProps(primitive.stroke)}
        />
      )
    case 'rect':
      return (
        <rect
          x={three(primitive.x)}
          y={three(primitive.y)}
          width={three(primitive.width)}
          height={three(primitive.height)}
          fill={primitive.fill}
        />
      )
    case 'link':
      return (
        <a href={primitive.href} aria-label={primitive.label}>
          <rect
            x={three(primitive.x)}
            y={three(primitive.y)}
            width={three(primitive.width)}
            height={three(primitive.height)}
            fill="none"
            pointerEvents="all"
          />
        </a>
      )
  }
}

/** Letters stand as they were measured: no kerning, no ligatures, in the browser as in the PDF. */
const AS_MEASURED = {
  fontKerning: 'none',
  fontVariantLigatures: 'none',
  fontSynthesis: 'none',
  textRendering: 'geometricPrecision',
} as const

/**
 * The poster as one drawing whose units are millimetres: the same element is the screen, the print, the SVG, the PNG
 * and the source of the PDF.
 * @param fontCss `@font-face` rules to carry within, for a file that stands alone
 */
export function Poster({
  layout,
  className,
  fontCss,
  ref,
}: {
  readonly layout: PosterLayout
  readonly className?: string
  readonly fontCss?: string
  readonly ref?: Ref<SVGSVGElement>
}) {
  const id = useId()
  return (
    // No <img> could hold it: its texts are selected and searched in the print.
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      width={`${layout.width}mm`}
      height={`${layout.height}mm`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      lang={layout.language}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      className={className}
      style={AS_MEASURED}
    >
      <title id={`${id}title`}>{layout.title}</title>
      <desc id={`${id}text`}>{layout.description}</desc>
      {fontCss !== undefined && <style>{fontCss}</style>}
      {layout.primitives.map((primitive, index) => (
        // A drawing has no identity beyond its order: it is replaced whole.
        // eslint-disable-next-line react/no-array-index-key
        <Drawn key={index} primitive={primitive} />
      ))}
    </svg>
  )
}
