import { posterFontCss } from '../fonts/generated/embedded.ts'

/** A drawn poster as a file that stands alone, its fonts within. */
export function svgFile(drawn: SVGSVGElement): Blob {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  copy.removeAttribute('class')
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = posterFontCss
  copy.querySelector('desc')?.after(style)
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
  return new Blob([text], { type: 'image/svg+xml' })
}
