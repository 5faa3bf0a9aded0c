/** Long enough for a slow browser to have taken the file, ms. */
const KEEP_URL = 60_000

/** Hands a file to the person, as a download. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL)
}
