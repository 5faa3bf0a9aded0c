import { useLayoutEffect } from 'react'
import type { PosterSize } from '../../poster/input.ts'
import { SIZE_MM } from '../../poster/page.ts'

/**
 * Makes the browser print pages of this size without margins while the poster is shown. A constructed style sheet,
 * since the content security policy allows no inline ones and `@page` takes no variables.
 */
export function usePageSize(size: PosterSize): void {
  useLayoutEffect(() => {
    const { width, height } = SIZE_MM[size]
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${width}mm ${height}mm; margin: 0; }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [size])
}
