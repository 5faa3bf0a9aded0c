import { jsPDF } from 'jspdf'
import { svg2pdf } from 'svg2pdf.js'
import { POSTER_FACE, POSTER_FACES, type PosterFace } from '../fonts/faces.ts'
import display500 from '../fonts/generated/poster-display-500.ttf?url'
import display600 from '../fonts/generated/poster-display-600.ttf?url'
import text400 from '../fonts/generated/poster-text-400.ttf?url'
import text600 from '../fonts/generated/poster-text-600.ttf?url'
import type { PosterLayout } from './layout.ts'

const FILES: Readonly<Record<PosterFace, string>> = {
  'text-400': text400,
  'text-600': text600,
  'display-500': display500,
  'display-600': display600,
}

async function base64(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`a font did not arrive: ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  let binary = ''
  // In pieces, since a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(binary)
}

/** Every weight that the poster uses has to be registered: others fall back to Times without a word. */
async function addFonts(pdf: jsPDF): Promise<void> {
  const files = await Promise.all(POSTER_FACES.map((face) => base64(FILES[face])))
  POSTER_FACES.forEach((face, index) => {
    const { family, weight } = POSTER_FACE[face]
    pdf.addFileToVFS(`${face}.ttf`, files[index] ?? '')
    pdf.addFont(`${face}.ttf`, family, 'normal', weight)
  })
}

/**
 * The drawn poster as a vector PDF of exactly its page: text stays text, fonts are embedded.
 * @throws when a font does not arrive
 */
export async function pdfFile(drawn: SVGSVGElement, layout: PosterLayout): Promise<Blob> {
  const { width, height } = layout
  const pdf = new jsPDF({ unit: 'mm', format: [width, height], compress: true, putOnlyUsedFonts: true })
  pdf.setProperties({ title: layout.title, subject: layout.objective, creator: 'Arjen kompassi' })
  pdf.setLanguage(layout.language)
  await addFonts(pdf)
  await svg2pdf(drawn, pdf, { x: 0, y: 0, width, height })
  return pdf.output('blob')
}
