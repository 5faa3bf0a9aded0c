const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const BACKSLASH = 0x5c
const LIST = 0x5b
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d

const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')
const NULL = Buffer.from('null')

const MAX_DEPTH = 16
const NONE = -1

/**
 * Whether bytes are, from `from` to `end`, a JSON object or list of the plainest sort: ASCII, without spaces, escapes and exponents, and
 * not deep. What is not may still be JSON. Made for cursors, of which thousands a second are looked at: nothing is made of them
 * here. Where such a value ends it tells itself, whatever stands behind it.
 */
export const isPlainJson = (bytes: Uint8Array, from: number, end: number): boolean =>
  (bytes[from] === OBJECT || bytes[from] === LIST) && endOfValue(bytes, from, MAX_DEPTH) === end

/** @returns where the value that begins there ends, or `NONE`; so do those below */
function endOfValue(bytes: Uint8Array, at: number, depth: number): number {
  const first = bytes[at]
  if (first === QUOTE) return endOfText(bytes, at)
  if (depth === 0) return NONE
  if (first === OBJECT) return endOfMany(bytes, at, depth, OBJECT_END)
  if (first === LIST) return endOfMany(bytes, at, depth, LIST_END)
  if (first === TRUE[0]) return endOfWord(bytes, at, TRUE)
  if (first === FALSE[0]) return endOfWord(bytes, at, FALSE)
  if (first === NULL[0]) return endOfWord(bytes, at, NULL)
  return endOfNumber(bytes, at)
}

function endOfWord(bytes: Uint8Array, at: number, word: Uint8Array): number {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return NONE
  return at + word.length
}

function endOfText(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === QUOTE) return at + 1
    if (byte < 0x20 || byte >= 0x80 || byte === BACKSLASH) return NONE
  }
  return NONE
}

/** An object's members or a list's values. */
function endOfMany(bytes: Uint8Array, start: number, depth: number, last: number): number {
  let at = start + 1
  if (bytes[at] === last) return at + 1
  for (;;) {
    if (last === OBJECT_END) {
      if (bytes[at] !== QUOTE) return NONE
      at = endOfText(bytes, at)
      if (at === NONE || bytes[at] !== COLON) return NONE
      at++
    }
    at = endOfValue(bytes, at, depth - 1)
    if (at === NONE) return NONE
    if (bytes[at] === last) return at + 1
    if (bytes[at] !== COMMA) return NONE
    at++
  }
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  const whole = bytes[start] === MINUS ? start + 1 : start
  const end = bytes[whole] === ZERO ? whole + 1 : endOfDigits(bytes, whole)
  if (end === whole || bytes[end] !== POINT) return end === whole ? NONE : end
  const last = endOfDigits(bytes, end + 1)
  return last === end + 1 ? NONE : last
}

function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start
  for (let byte = bytes[at]; byte !== undefined && byte >= ZERO && byte <= NINE; byte = bytes[++at]);
  return at
}
