import type { CanvasArchive } from '../../model/archive-canvas.ts'
import type { Language } from '../../model/language.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import { CompassCard } from './CompassCard.tsx'
import type { Marks } from './marks.ts'
import { SheetPicture } from './SheetPicture.tsx'

interface CanvasPictureProps {
  readonly archive: CanvasArchive
  readonly template: CanvasTemplate
  readonly language: Language
  readonly label: string
  /** What to point out: what differs from the other state. */
  readonly marks?: Marks
  readonly small?: boolean
  readonly pictureUrl?: (hash: string) => string
}

/** A canvas of either kind, as it was at some time. */
export function CanvasPicture({ template, ...rest }: CanvasPictureProps) {
  if (template.kind === 'sheet') return <SheetPicture template={template} {...rest} />
  const { archive, language, label, marks, small } = rest
  return (
    <CompassCard
      archive={archive}
      template={template}
      language={language}
      label={label}
      {...(marks && { marks })}
      small={small ?? false}
    />
  )
}
