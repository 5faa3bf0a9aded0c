/** How many tones there are for people (`data-tone` in the style sheets). */
const TONES = 5

const given = new Map<string, number>()

/**
 * A person's tone, the same wherever they appear: at their cursor and in the list of who is here. It comes from their id, so
 * that most pages give the same one; the first few on a page have different ones all the same.
 */
export function tone(id: string): string {
  let own = given.get(id)
  if (own === undefined) {
    own = 0
    for (const letter of id) own += letter.charCodeAt(0)
    const taken = new Set(given.size < TONES ? given.values() : [])
    while (taken.has((own %= TONES))) own += 1
    given.set(id, own)
  }
  return String(own)
}
