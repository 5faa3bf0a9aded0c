import * as v from 'valibot'
import { MAX_NAME, MAX_TITLE } from '../../src/model/limits.ts'
import { Refusal } from '../refusal.ts'

/** Ids that a client may make, as `nanoid` makes them. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))

/** @throws Refusal `bad-request`, naming the place but not the value */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  const place = v.getDotPath(result.issues[0])
  throw new Refusal(
    'bad-request',
    place === null ? 'The body is not the JSON object that is expected here.' : `${place}: not as expected.`,
  )
}

/** One line without control characters, halves of characters, and what turns the direction of the text around it. */
function cleanLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu, '')
    .trim()
}

/** A person's name as it is kept. @throws Refusal `name-too-long` */
export function cleanName(text: string): string {
  const name = cleanLine(text)
  if (name.length > MAX_NAME) throw new Refusal('name-too-long')
  return name
}

/** The name of a series, an organisation or a place as it is kept. @throws Refusal `too-long` */
export function cleanTitle(text: string): string {
  const title = cleanLine(text)
  if (title.length > MAX_TITLE) throw new Refusal('too-long')
  return title
}
