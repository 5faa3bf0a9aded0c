/** What lets somebody in: the token of a link, or the short code that is typed. */
export type Secret =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'code'; readonly code: string }

/** Codes have six characters and links' tokens far more; what lies between is a code with a slip of the finger. */
const LONGEST_CODE = 10

/** A code as it is meant: without spaces, dashes and the like, in capitals. */
const normalCode = (typed: string): string => typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()

/** Reads what a link's fragment holds, or what was typed or pasted: a code, a token, or a whole link. */
export function readSecret(typed: string): Secret | null {
  const text = decode(typed.slice(typed.indexOf('#') + 1)).trim()
  const code = normalCode(text)
  if (code === '') return null
  return code.length <= LONGEST_CODE ? { kind: 'code', code } : { kind: 'token', token: text }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    console.info('a link with a broken escape', error)
    return text
  }
}
