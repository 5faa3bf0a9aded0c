import { Fragment } from 'react'
import { type Query, marksIn } from '../../model/matching.ts'

/** So much of a text is shown around what was found in it, UTF-16 code units. */
const BEFORE = 50
const LENGTH = 180

/** Keeps a cut from splitting a character in two. */
const whole = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at)

/** A text, or the part of it around the first find, with the words marked. */
export function Marked({ text, query }: { readonly text: string; readonly query: Query }) {
  const all = marksIn(text, query)
  const first = all[0]?.start ?? 0
  const from = first > BEFORE && text.length > LENGTH ? whole(text, first - BEFORE) : 0
  const to = whole(text, Math.min(text.length, from + LENGTH))
  const marks = all.filter(({ start, end }) => start >= from && end <= to)
  return (
    <>
      {from > 0 && '…'}
      {marks.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(marks[index - 1]?.end ?? from, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? from, to)}
      {to < text.length && '…'}
    </>
  )
}
