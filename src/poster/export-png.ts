import { toBlob } from 'html-to-image'
import { posterFontCss } from '../fonts/generated/embedded.ts'

/** Enough for a screen, a message and a small print: the longer side in pixels. */
const LONGER_SIDE = 3000

/**
 * The quick picture of a poster.
 * @param frame the element that holds the drawn poster and nothing else
 * @throws when the browser does not paint it
 */
export async function pngFile(frame: HTMLElement): Promise<Blob> {
  const { width, height } = frame.getBoundingClientRect()
  const options = {
    // The library does not look for fonts that only the drawing names.
    fontEmbedCSS: posterFontCss,
    backgroundColor: '#ffffff',
    width,
    height,
    pixelRatio: LONGER_SIDE / Math.max(width, height),
    style: { margin: '0', boxShadow: 'none' },
  }
  // Safari paints embedded fonts only from the second time on.
  await toBlob(frame, options)
  const blob = await toBlob(frame, options)
  if (!blob) throw new Error('the browser painted no picture')
  return blob
}
