import * as Y from 'yjs'
import { type Changes, addedKeys, isItemRoot } from './changes.ts'
import { act } from './documents.ts'
import { type Splice, diffText, rebaseSplice, spliceText } from './text.ts'

/** A text of a canvas, and what some changes wrote into it. */
export interface WrittenText {
  /** The root map that it is in, its key there, and in a note or another thing the name of the text. */
  readonly path: readonly [root: string, key: string, name?: string]
  /** What the text would be without that. */
  readonly before: string
  /** What was inserted, from the beginning to the end; each place is one of `before`. */
  readonly runs: readonly Splice[]
}

/** What some changes inserted into a text and is there still, apart from the rest. */
function runsIn(text: Y.Text, { written }: Changes): Pick<WrittenText, 'before' | 'runs'> {
  let before = ''
  const runs: Splice[] = []
  const isNew = (client: number, clock: number) =>
    written.some((run) => run.client === client && clock >= run.clock && clock < run.clock + run.length)
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { client, clock } = item.id
    for (const [offset, unit] of item.content.str.split('').entries()) {
      const last = runs.at(-1)
      if (!isNew(client, clock + offset)) before += unit
      else if (last?.index === before.length) runs[runs.length - 1] = { ...last, insert: last.insert + unit }
      else runs.push({ index: before.length, remove: 0, insert: unit })
    }
  }
  return { before, runs }
}

/**
 * What some changes wrote into the texts of a canvas that were there before. What they deleted there is not told: that
 * cannot be known from the document any more.
 */
export function writtenInto(doc: Y.Doc, changes: Changes): readonly WrittenText[] {
  const texts: WrittenText[] = []
  const look = (text: unknown, path: WrittenText['path']) => {
    if (!(text instanceof Y.Text)) return
    const { before, runs } = runsIn(text, changes)
    if (runs.length > 0) texts.push({ path, before, runs })
  }
  for (const root of doc.share.keys()) {
    if (!isItemRoot(root)) continue
    const added = addedKeys(doc, changes, root)
    for (const [key, value] of doc.getMap(root)) {
      if (added.has(key)) continue
      if (value instanceof Y.Map) for (const [name, text] of value) look(text, [root, key, name])
      else look(value, [root, key])
    }
  }
  return texts
}

/**
 * Writes it into the same texts of another document of the canvas, whatever these have become there meanwhile. A text that is not
 * there any more is left alone, and so is what it has already.
 */
export function bringWritten(written: readonly WrittenText[], to: Y.Doc): void {
  act(to, () => {
    for (const { path, before, runs } of written) {
      const text = textAt(to, path)
      if (!text) continue
      const other = diffText(before, text.toString())
      // From the end, so that each place holds until its turn has come.
      for (const run of runs.toReversed()) for (const splice of onto(run, other)) spliceText(text, splice)
    }
  })
}

function textAt(doc: Y.Doc, [root, key, name]: WrittenText['path']): Y.Text | null {
  const thing = doc.getMap(root).get(key)
  const text = name !== undefined && thing instanceof Y.Map ? thing.get(name) : thing
  return text instanceof Y.Text ? text : null
}

/** Where something that was inserted goes in a text to which `other` was done. */
function onto(run: Splice, other: Splice | null): readonly Splice[] {
  if (!other) return [run]
  if (other.index === run.index && other.remove === 0) {
    // The server had it after all, or its beginning, and did not say so in time.
    if (other.insert.startsWith(run.insert)) return []
    const had = other.insert.length
    if (run.insert.startsWith(other.insert)) {
      return [{ index: run.index + had, remove: 0, insert: run.insert.slice(had) }]
    }
  }
  return rebaseSplice(run, other)
}
