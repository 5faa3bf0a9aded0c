import { renderToStaticMarkup } from 'react-dom/server'
import { posterFontCss } from '../fonts/generated/embedded.ts'
import type { PosterInput } from './input.ts'
import { layoutPoster } from './layout.ts'
import { Poster } from './Poster.tsx'

/** The poster as a file that stands alone, its fonts within: what the server serves and the screen downloads. */
export function posterSvg(input: PosterInput): string {
  const layout = layoutPoster(input)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(<Poster layout={layout} fontCss={posterFontCss} />)}\n`
}
