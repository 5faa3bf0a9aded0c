import type * as Y from 'yjs'
import { setChoice, sharedText } from './canvas.ts'
import { addDeed, addKeyResult, addSource, setKeyResult } from './compass-writing.ts'
import { act } from './documents.ts'
import { FIELD_HEADING, NOTE, type Point, sheetGeometry } from './geometry.ts'
import { guessedHeight } from './note-height.ts'
import { type Note, addNote, moveNote, readNotes } from './note.ts'
import type { CanvasTemplate, SampleTemplate, SheetTemplate } from './template.ts'
import { setText } from './text.ts'
import { tidy } from './tidy.ts'

type SampleSheet = SampleTemplate['sheets'][number]
type SampleNote = SampleSheet['notes'][number]

/** What a note of the sample became: its id in its document, and its words. */
interface SeededNote {
  readonly id: string
  readonly text: string
}
/** The named notes of one sheet, by their name in the sample. */
type SeededNotes = ReadonlyMap<string, SeededNote>

interface Making {
  readonly makeId: () => string
  /** The author of the notes; null: no author. */
  readonly by: string | null
  /** ms since the epoch */
  readonly now: number
}

function addNotes(
  doc: Y.Doc,
  notes: readonly SampleNote[],
  { makeId, by, now }: Making,
  placeOf: (field: string, taken: readonly Point[]) => Point,
): SeededNotes {
  const named = new Map<string, SeededNote>()
  const taken = new Map<string, Point[]>()
  notes.forEach((note, index) => {
    const id = makeId()
    const others = taken.get(note.field) ?? []
    const place = placeOf(note.field, others)
    taken.set(note.field, [...others, place])
    const color = note.color ?? 'birch'
    // One millisecond apart, so that ties in place are read in the order of the sample.
    addNote(doc, { id, at: { field: note.field, ...place }, text: note.text, color, by, made: now + index })
    if (note.id !== undefined) named.set(note.id, { id, text: note.text })
  })
  return named
}

/**
 * Writes a sample's sheet into a canvas document that was seeded from the same template.
 * @returns the notes that the sample's compass may refer to
 */
function fillSheet(doc: Y.Doc, template: SheetTemplate, sheet: SampleSheet, making: Making): SeededNotes {
  const geometry = sheetGeometry(template.sheet)
  return act(doc, () => {
    for (const [key, words] of Object.entries(sheet.texts ?? {})) writeText(doc, key, words)
    for (const [key, option] of Object.entries(sheet.choices ?? {})) setChoice(doc, key, option)
    const named = addNotes(doc, sheet.notes, making, (_field, taken) => ({
      x: taken.length,
      y: FIELD_HEADING,
    }))
    for (const field of new Set(sheet.notes.map((note) => note.field))) {
      const notes = readNotes(doc).filter(({ at }) => at.field === field)
      const heightOf = ({ text }: Note) => guessedHeight(text)
      const places = tidy({ geometry, field, notes, groups: new Map(), heightOf })
      for (const [id, at] of places) moveNote(doc, id, { field, ...at })
    }
    return named
  })
}

function writeText(doc: Y.Doc, key: string, words: string): void {
  const text = sharedText(doc, key)
  if (!text) throw new RangeError(`sample: the canvas has no text ${key}`)
  setText(text, words)
}

interface Origins {
  /** The id of the series' canvas made from a template. */
  readonly canvasIdOf: (template: string) => string
  /** The named notes of each sheet that was filled, by its template. */
  readonly notesOf: ReadonlyMap<string, SeededNotes>
}

/**
 * Writes a sample's compass into a compass document that was seeded from its template, with links to the sheets' notes.
 * @throws RangeError when the sample refers to a note that it does not have; the template tests hold that none does.
 */
function fillCompass(
  doc: Y.Doc,
  { compass }: SampleTemplate,
  { canvasIdOf, notesOf, ...making }: Origins & Making,
): void {
  const { makeId, now } = making
  act(doc, () => {
    const own = addNotes(doc, compass.notes ?? [], making, (_field, taken) => ({
      x: 0,
      y: taken.length * (NOTE.minHeight + NOTE.gap),
    }))
    const sheets = new Map([...notesOf, ['compass', own]])
    let linked = 0
    const link = (of: string, references: readonly string[] = []) => {
      for (const reference of references) {
        const [sheet = '', name = ''] = reference.split('/')
        const note = sheets.get(sheet)?.get(name)
        if (!note) throw new RangeError(`sample: no note ${reference}`)
        const canvas = canvasIdOf(sheet)
        addSource(doc, { id: makeId(), of, canvas, note: note.id, words: note.text, made: now + linked++ })
      }
    }

    writeText(doc, 'objective', compass.objective)
    writeText(doc, 'part-of', compass.partOf ?? '')
    for (const principle of compass.principles) {
      writeText(doc, `${principle.key}.statement`, principle.statement)
      writeText(doc, `${principle.key}.why`, principle.why)
      link(principle.key, principle.material)
      for (const deed of principle.deeds) {
        const id = makeId()
        addDeed(doc, id, principle.key, deed.text)
        link(id, deed.from)
      }
      for (const { baseline, target, direction, due, from, ...words } of principle.keyResults) {
        const id = makeId()
        const { statement, name, unit, owner = '' } = words
        addKeyResult(doc, id, principle.key, { statement, name, unit, owner })
        setKeyResult(doc, id, { baseline, target, direction, due })
        link(id, from)
      }
    }
  })
}

interface SampleCanvas {
  /** The canvas' id in the series. */
  readonly id: string
  readonly template: CanvasTemplate
  /** Its document, already seeded from the template and otherwise empty. */
  readonly doc: Y.Doc
}

/**
 * Fills a new series' canvases with a sample: the sheets, and then the compass that refers to them. Canvases that the
 * sample does not speak of stay as they are.
 * @throws RangeError when the sample does not fit the templates
 */
export function fillSample(canvases: readonly SampleCanvas[], sample: SampleTemplate, making: Making): void {
  const notesOf = new Map<string, SeededNotes>()
  for (const { template, doc } of canvases) {
    if (template.kind !== 'sheet') continue
    const sheet = sample.sheets.find((other) => other.template === template.key)
    if (sheet) notesOf.set(template.key, fillSheet(doc, template, sheet, making))
  }
  const canvasIdOf = (key: string) => {
    const canvas = canvases.find(({ template }) => template.key === key)
    if (!canvas) throw new RangeError(`sample: no canvas ${key}`)
    return canvas.id
  }
  for (const { template, doc } of canvases) {
    if (template.kind === 'compass') fillCompass(doc, sample, { canvasIdOf, notesOf, ...making })
  }
}
