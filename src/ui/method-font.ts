import { createPart } from './on-demand.tsx'

/** Set when the method's font has been on this device before: it is then not fetched anew. */
const KNOWN = 'kompassi.methodFont'
const show = () => {
  document.documentElement.dataset['methodFont'] = ''
}

/*
 * Headings are set in Fraunces. A device that has it shows it from the start; one that has not writes its first note in the
 * meantime, with the headings in the font that stands in until then.
 */
try {
  if (localStorage.getItem(KNOWN) !== null) show()
} catch (error) {
  console.info('the browser keeps nothing for this page', error)
}
const font = createPart(async () => {
  // Both weights, as a heading of either would otherwise change a second time.
  await Promise.all(['500', '600'].map((weight) => document.fonts?.load(`${weight} 1rem Fraunces`)))
  show()
  try {
    localStorage.setItem(KNOWN, '')
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
  }
}, true)

/** Fetches it now: for screens that nobody waits for to write. */
export function loadMethodFont(): void {
  font.get().catch((error: unknown) => console.info('headings stay in another font', error))
}
