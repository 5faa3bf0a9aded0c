const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/** How much of the end of a piece is looked through for a good place to end it, as a share of its length. */
const LOOK_BACK = 0.4

/** Where a piece of at most `max` units ends: after a sentence, else after a word, else within one. */
function endOfPiece(text: string, max: number): number {
  const least = Math.floor(max * (1 - LOOK_BACK))
  const piece = text.slice(0, max + 1)
  for (const pattern of [/[.!?…]["”»)]?\s/g, /\s/g]) {
    const end = [...piece.matchAll(pattern)].map((match) => match.index + match[0].length - 1).at(-1)
    if (end !== undefined && end >= least) return end
  }
  return isHigh(text.charCodeAt(max - 1)) ? max - 1 : max
}

/** A text in pieces of at most `max` UTF-16 code units, cut between sentences or words. Nothing but white space is lost. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > max) {
    const end = endOfPiece(rest, max)
    pieces.push(rest.slice(0, end).trim())
    rest = rest.slice(end).trim()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}
