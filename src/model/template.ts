import * as v from 'valibot'
import { LANGUAGES } from './language.ts'
import { MODES, PRINCIPLE_KEYS } from './template-words.ts'

/** The version of the file format below; a file with another one is refused with `unknown-format`. */
const TEMPLATE_FORMAT = 1

const texts = v.strictObject({
  fi: v.pipe(v.string(), v.minLength(1)),
  en: v.pipe(v.string(), v.minLength(1)),
})
const key = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
const place = v.union([key, v.pipe(v.string(), v.regex(/^p[123]\.(deeds|keyResults)$/))])

const fieldBase = {
  key,
  heading: texts,
  /** The guiding question, shown quietly while the field is empty. */
  guide: v.optional(texts),
}

const option = v.strictObject({ key, heading: texts })

const field = v.variant('type', [
  v.strictObject({ ...fieldBase, type: v.literal('notes'), answers: v.optional(key) }),
  v.strictObject({ ...fieldBase, type: v.literal('text') }),
  v.strictObject({
    ...fieldBase,
    type: v.literal('rows'),
    rows: v.pipe(v.array(option), v.minLength(1)),
    choice: v.optional(
      v.strictObject({ key, heading: texts, options: v.pipe(v.array(option), v.minLength(2)) }),
    ),
  }),
  v.strictObject({ ...fieldBase, type: v.literal('image') }),
])

const sheet = v.strictObject({
  /** CSS grid areas: one string a row, field keys separated by single spaces. Every area must be a rectangle. */
  areas: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Relative widths of the columns and heights of the rows; equal when left out. */
  columns: v.optional(v.array(v.pipe(v.number(), v.minValue(0.1)))),
  rows: v.optional(v.array(v.pipe(v.number(), v.minValue(0.1)))),
  /** A circle in the middle of the sheet: a field of its own, or the customer that the sheet is about. */
  centre: v.optional(
    v.strictObject({ radius: v.number(), field: v.optional(key), caption: v.optional(texts) }),
  ),
})

const attribution = v.strictObject({ text: texts, url: v.pipe(v.string(), v.url()) })

const base = {
  format: v.literal(TEMPLATE_FORMAT),
  key,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: texts,
  licence: v.picklist(['CC-BY-SA-4.0', 'MIT']),
  attribution: v.optional(attribution),
}

const principleTemplate = v.strictObject({
  key: v.picklist(PRINCIPLE_KEYS),
  direction: texts,
  question: texts,
  example: texts,
  workingTitle: v.optional(texts),
  /** The helping questions; answers are notes in the field of the principle's key. */
  helping: v.array(texts),
})

const canvasTemplateSchema = v.variant('kind', [
  v.strictObject({
    ...base,
    kind: v.literal('sheet'),
    about: v.optional(v.literal('profile')),
    sheet,
    fields: v.pipe(v.array(field), v.minLength(1)),
  }),
  v.strictObject({
    ...base,
    kind: v.literal('compass'),
    objective: v.strictObject({ heading: texts, guide: texts, default: texts }),
    partOf: v.strictObject({ heading: texts, guide: texts }),
    principles: v.pipe(v.array(principleTemplate), v.length(3)),
    keyResults: v.strictObject({ heading: texts, guide: texts }),
    checks: v.array(texts),
  }),
])

export type CanvasTemplate = Readonly<v.InferOutput<typeof canvasTemplateSchema>>
export type SheetTemplate = Extract<CanvasTemplate, { kind: 'sheet' }>
export type CompassTemplate = Extract<CanvasTemplate, { kind: 'compass' }>
export type FieldTemplate = SheetTemplate['fields'][number]
export type PrincipleTemplate = CompassTemplate['principles'][number]
export type PrincipleKey = PrincipleTemplate['key']

const shows = v.variant('kind', [
  /** `place`: a field of the canvas, or for the compass `objective`, `p1`, `p2`, `p3`, or a list within one, as `p1.deeds`. */
  v.strictObject({ kind: v.literal('canvas'), template: key, place: v.optional(place) }),
  v.strictObject({ kind: v.literal('card'), title: texts, text: texts }),
  v.strictObject({ kind: v.literal('recap') }),
  v.strictObject({ kind: v.literal('homework'), title: texts, text: texts }),
  v.strictObject({ kind: v.literal('break') }),
  v.strictObject({ kind: v.literal('poster') }),
])

const agendaTemplateSchema = v.strictObject({
  format: v.literal(TEMPLATE_FORMAT),
  key,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  workshop: v.picklist([1, 2, 3]),
  name: texts,
  licence: v.literal('MIT'),
  steps: v.pipe(
    v.array(
      v.strictObject({
        key,
        title: texts,
        minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
        modes: v.pipe(v.array(v.picklist(MODES)), v.minLength(1)),
        optional: v.optional(v.boolean()),
        shows,
        /** For participants. */
        instructions: texts,
        /** For the facilitator only. */
        notes: texts,
      }),
    ),
    v.minLength(1),
  ),
})
export type AgendaTemplate = Readonly<v.InferOutput<typeof agendaTemplateSchema>>
export type StepTemplate = AgendaTemplate['steps'][number]
export type WorkshopNumber = AgendaTemplate['workshop']

const sampleNote = v.strictObject({
  /** Name within the sample, for references from the compass. */
  id: v.optional(key),
  field: key,
  text: v.pipe(v.string(), v.minLength(1)),
  color: v.optional(v.picklist(['ice', 'aurora', 'cloudberry', 'heather', 'lingonberry', 'birch'])),
})
const sampleKeyResult = v.strictObject({
  statement: v.string(),
  name: v.string(),
  unit: v.string(),
  baseline: v.nullable(v.number()),
  target: v.nullable(v.number()),
  direction: v.picklist(['up', 'down', 'reach']),
  due: v.nullable(v.pipe(v.string(), v.isoDate())),
  owner: v.optional(v.string()),
  from: v.optional(v.array(v.string())),
})

/** A filled series. `from` and `material` name notes as `<template>/<note id>`. */
const sampleSchema = v.strictObject({
  format: v.literal(TEMPLATE_FORMAT),
  key,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  language: v.picklist(LANGUAGES),
  title: v.string(),
  organisation: v.string(),
  place: v.string(),
  sheets: v.array(
    v.strictObject({
      template: key,
      notes: v.array(sampleNote),
      texts: v.optional(v.record(v.string(), v.string())),
      choices: v.optional(v.record(v.string(), v.string())),
    }),
  ),
  compass: v.strictObject({
    objective: v.string(),
    partOf: v.optional(v.string()),
    notes: v.optional(v.array(sampleNote)),
    principles: v.pipe(
      v.array(
        v.strictObject({
          key: v.picklist(PRINCIPLE_KEYS),
          statement: v.string(),
          why: v.string(),
          material: v.array(v.string()),
          deeds: v.array(v.strictObject({ text: v.string(), from: v.optional(v.array(v.string())) })),
          keyResults: v.array(sampleKeyResult),
        }),
      ),
      v.length(3),
    ),
  }),
})
export type SampleTemplate = Readonly<v.InferOutput<typeof sampleSchema>>

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string }

function parse<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Parsed<T> {
  const format =
    typeof input === 'object' && input !== null ? (input as { format?: unknown }).format : undefined
  if (format !== TEMPLATE_FORMAT) return { ok: false, reason: 'unknown-format' }
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.output }
  const issue = result.issues[0]
  return { ok: false, reason: `${v.getDotPath(issue) ?? '(root)'}: ${issue.message}` }
}

/** Parses a canvas template file's content; `reason` names the first offending path, or is `unknown-format`. */
export const parseCanvasTemplate = (input: unknown): Parsed<CanvasTemplate> =>
  parse(canvasTemplateSchema, input)
/** Parses an agenda file's content; see `parseCanvasTemplate`. */
export const parseAgendaTemplate = (input: unknown): Parsed<AgendaTemplate> =>
  parse(agendaTemplateSchema, input)
/** Parses a sample file's content; see `parseCanvasTemplate`. */
export const parseSample = (input: unknown): Parsed<SampleTemplate> => parse(sampleSchema, input)
