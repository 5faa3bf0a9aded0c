/** How many tones there are for people (`data-tone` in the style sheets). */
const TONES = 5

/** A person's tone, the same wherever they appear: at their cursor and in the list of who is here. */
export function tone(id: string): string {
  let sum = 0
  for (const letter of id) sum += letter.codePointAt(0) ?? 0
  return String(sum % TONES)
}
