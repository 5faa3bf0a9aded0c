/**
 * Puts a text on the clipboard. On plain http browsers have no clipboard interface: then by the old way, from a field that
 * is there for a moment.
 * @param near an element of the dialog that is open, since what lies behind a modal dialog cannot be selected
 * @returns false when the browser lets neither
 */
export async function copyText(text: string, near: HTMLElement): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (error) {
      console.info('the clipboard was refused', error)
    }
  }
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0'
  near.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  near.focus()
  return copied
}
