import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { posterFileName } from '../../poster/file-name.ts'
import type { PosterInput } from '../../poster/input.ts'
import type { PosterLayout } from '../../poster/layout.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { saveFile } from '../../ui/save-file.ts'

export type FileKind = 'pdf' | 'svg' | 'png'

interface Drawn {
  /** Holds the drawing and nothing else. */
  readonly frame: HTMLElement
  readonly svg: SVGSVGElement
  readonly layout: PosterLayout
}

/** What makes files is large and rarely needed, so it is loaded on demand. */
async function makeFile(kind: FileKind, { frame, svg, layout }: Drawn): Promise<Blob> {
  switch (kind) {
    case 'pdf':
      return (await import('../../poster/export-pdf.ts')).pdfFile(svg, layout)
    case 'svg':
      return (await import('../../poster/export-svg.ts')).svgFile(svg)
    case 'png':
      return (await import('../../poster/export-png.ts')).pngFile(frame)
  }
}

/** Makes files of the drawn poster, one at a time. */
export function useDownload(input: PosterInput) {
  const t = useT()
  const [busy, setBusy] = useState<FileKind | null>(null)
  async function download(kind: FileKind, drawn: Drawn): Promise<void> {
    if (busy !== null) return
    setBusy(kind)
    announce(t('poster.working'))
    try {
      const name = posterFileName(input.organisation, input.size, kind)
      saveFile(await makeFile(kind, drawn), name)
      announce(t('poster.downloaded', { name }))
    } catch (error) {
      console.error('the poster was not exported', error)
      notify({ kind: 'error', text: t('poster.failed') })
    } finally {
      setBusy(null)
    }
  }
  return { busy, download }
}
