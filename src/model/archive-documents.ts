import type * as Y from 'yjs'
import { type CanvasArchive, readCanvasArchive } from './archive-canvas.ts'
import { restoreCanvas } from './archive-restore.ts'
import { SERIES_FORMAT, type SeriesArchive } from './archive-series.ts'
import { seedCanvas } from './canvas.ts'
import { findTemplate } from './catalogue.ts'
import { seedDesk } from './desk.ts'
import { act, readText } from './documents.ts'
import type { Language } from './language.ts'
import { markStarted, readStarted } from './progress.ts'
import { THING_ROOTS } from './things.ts'
import { type CanvasRef, type Series, readSeries } from './series.ts'
import { seedSeries, setCurrent } from './series-writing.ts'

/* Between the documents of a series and its archive, both ways. */

/** The documents of a series: its own, the desk, and each canvas'. */
export interface SeriesDocuments {
  readonly series: Y.Doc
  readonly desk: Y.Doc
  readonly canvas: (canvas: CanvasRef) => Y.Doc
}

interface Export {
  readonly id: string
  /** ms since the epoch */
  readonly exported: number
  /** Names by participant id; only those of people who left something are taken. Null: no names. */
  readonly names: ReadonlyMap<string, string> | null
}

/** All but the pictures, which are no documents, and what could not be read. @returns null when there is no series in the documents */
export function readSeriesArchive(
  documents: SeriesDocuments,
  { id, exported, names }: Export,
): SeriesArchive | null {
  const series = readSeries(documents.series)
  if (!series) return null
  const canvases = series.canvases.map((ref) => ({
    id: ref.id,
    template: ref.template,
    templateVersion: ref.templateVersion,
    state: ref.state,
    about: ref.about ?? null,
    content: readCanvasArchive(documents.canvas(ref)),
  }))
  return {
    format: SERIES_FORMAT,
    version: 4,
    exported,
    series: { id, ...details(series), started: { ...readStarted(documents.series) } },
    steps: series.steps.map(({ modes, shows, ...step }) =>
      Object.assign(step, { modes: Array.from(modes), shows: structuredClone(shows) }),
    ),
    canvases,
    desk: readDesk(documents.desk),
    participants: names === null ? [] : authors(canvases, names),
    pictures: [],
    damaged: [],
    unlisted: false,
  }
}

function details({ title, organisation, place, language, made, current, steps }: Series) {
  return {
    title,
    organisation,
    place,
    language,
    made,
    current: steps.some((step) => step.id === current) ? current : null,
  }
}

const readDesk = (doc: Y.Doc): Record<string, string> =>
  Object.fromEntries(
    [...doc.getMap('notes')]
      .map(([step, text]) => [step, readText(text)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

function authors(canvases: readonly { content: CanvasArchive }[], names: ReadonlyMap<string, string>) {
  const lists = ['notes', ...THING_ROOTS, 'reactions'] as const
  const writers = new Set(
    canvases.flatMap(({ content }) => lists.flatMap((list) => content[list].flatMap(({ by }) => by ?? []))),
  )
  return [...writers].toSorted().flatMap((id) => {
    const name = names.get(id) ?? ''
    return name === '' ? [] : [{ id, name }]
  })
}

/** The first canvas whose template this build does not know, or only an older version of it; null when it knows all. */
export function unknownCanvas({ canvases }: SeriesArchive): string | null {
  return (
    canvases.find(({ template, templateVersion }) => findTemplate(template, templateVersion) === 'unknown')
      ?.template ?? null
  )
}

/**
 * Fills new, empty documents with what an archive holds: an equal series, without a running timer. The authors' ids stay
 * at their notes; they are nobody's on this server.
 * @throws RangeError for a template that `unknownCanvas` names
 */
export function fillFromArchive(documents: SeriesDocuments, archive: SeriesArchive): void {
  const { id: _id, started, current, ...scalars } = archive.series
  const refs = archive.canvases.map(({ content: _content, about, ...ref }): CanvasRef => ({
    ...ref,
    ...(about === null ? {} : { about }),
  }))
  act(documents.series, () => {
    seedSeries(documents.series, { ...scalars, canvases: refs, steps: archive.steps })
    for (const [step, at] of Object.entries(started)) markStarted(documents.series, step, at)
    if (current !== null) setCurrent(documents.series, current, null)
  })
  seedDesk(documents.desk, new Map(Object.entries(archive.desk)))
  for (const [index, { content }] of archive.canvases.entries()) {
    const ref = refs[index]
    if (ref) fillCanvas(documents.canvas(ref), ref, archive.series.language, content)
  }
}

/**
 * Fills a new, empty document with a canvas as it is made, and with what an archive of it holds.
 * @param content null: nothing
 * @throws RangeError when this build does not know the template, or only an older version of it
 */
export function fillCanvas(
  doc: Y.Doc,
  { template: key, templateVersion }: Pick<CanvasRef, 'template' | 'templateVersion'>,
  language: Language,
  content: CanvasArchive | null,
): void {
  const template = findTemplate(key, templateVersion)
  if (template === 'unknown') throw new RangeError(`no template ${key}`)
  act(doc, () => {
    seedCanvas(doc, template, language)
    if (!content) return
    doc.getMap('meta').set('templateVersion', content.templateVersion)
    restoreCanvas(doc, content)
  })
}
