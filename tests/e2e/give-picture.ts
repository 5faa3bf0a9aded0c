import type { Page } from '@playwright/test'

/** Drops or pastes files as a person would, which no browser lets a test do by itself. */
export async function givePicture(
  page: Page,
  how: 'drop' | 'paste',
  target: string,
  bytes: Buffer,
  type = 'image/png',
) {
  await page.evaluate(
    ({ kind, selector, base64, mime }) => {
      const data = new DataTransfer()
      const array = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      data.items.add(new File([array], 'kuva.png', { type: mime }))
      const element = document.querySelector(selector)
      const box = element?.getBoundingClientRect()
      if (!element || !box) throw new Error(`no ${selector}`)
      const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }
      const init = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...init, ...at, dataTransfer: data })
          : new ClipboardEvent('paste', { ...init, clipboardData: data }),
      )
    },
    { kind: how, selector: target, base64: bytes.toString('base64'), mime: type },
  )
}
