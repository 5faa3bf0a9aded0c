import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import print from '../../board/print/print.module.css'
import { type CanvasArchive, readCanvasArchive } from '../../model/archive-canvas.ts'
import { CompassCard } from '../history/CompassCard.tsx'
import { useCompass } from './compass-context.ts'

/** While the compass is shown the browser's own printing prints its words as paper, and nothing of the page around. */
export function PrintCompass() {
  const { room, template, series } = useCompass()
  const [printed, setPrinted] = useState<CanvasArchive | null>(null)
  useEffect(() => {
    const before = () => {
      document.body.dataset['printing'] = ''
      // The browser does not wait: the paper must be there when this is over.
      flushSync(() => setPrinted(readCanvasArchive(room.doc)))
    }
    const after = () => {
      flushSync(() => setPrinted(null))
      if (!document.querySelector('[data-print]')) delete document.body.dataset['printing']
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
      delete document.body.dataset['printing']
    }
  }, [room])
  if (!printed) return null
  const { language } = series
  const name = template.name[language]
  return createPortal(
    <div className={print['words']} lang={language} data-print>
      <h1>{[name, series.organisation].filter(Boolean).join(' · ')}</h1>
      <CompassCard archive={printed} template={template} language={language} label={name} />
    </div>,
    document.body,
  )
}
