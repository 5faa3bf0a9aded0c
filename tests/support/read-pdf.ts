import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface PdfPage {
  /** In millimetres. */
  readonly width: number
  readonly height: number
  readonly text: string
}

export interface Pdf {
  readonly pages: readonly PdfPage[]
  /** The names of all fonts that text is set in, and whether their glyphs are in the file. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
}

const MM_PER_POINT = 25.4 / 72

/** Opens a PDF as a reader would, and says what is in it. @throws when it is none */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  // A copy: the library takes the buffer for its own.
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const fonts = new Map<string, boolean>()
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const content = await page.getTextContent()
    // Fonts are resolved by reading the page's drawing.
    await page.getOperatorList()
    const text = content.items
      .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
      .join('')
    for (const item of content.items) {
      if (!('fontName' in item)) continue
      const font = page.commonObjs.get(item.fontName) as {
        name: string
        missingFile?: boolean
        data?: Uint8Array
      }
      fonts.set(font.name, font.missingFile !== true)
    }
    pages.push({ width: width * MM_PER_POINT, height: height * MM_PER_POINT, text })
  }
  await document.destroy()
  return { pages, fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })) }
}
