import workshop1 from '../../templates/agendas/workshop-1.json' with { type: 'json' }
import workshop2 from '../../templates/agendas/workshop-2.json' with { type: 'json' }
import workshop3 from '../../templates/agendas/workshop-3.json' with { type: 'json' }
import type { Language } from '../model/language.ts'
import type { Shows, Step } from '../model/series.ts'
import { type AgendaTemplate, type StepTemplate, parseAgendaTemplate } from '../model/template.ts'

/** The three workshops' default agendas, in order. */
export const AGENDAS: readonly AgendaTemplate[] = [workshop1, workshop2, workshop3].map((file) => {
  const agenda = parseAgendaTemplate(file)
  if (!agenda.ok) throw new Error(`templates/agendas: ${agenda.reason}`)
  return agenda.value
})

/** Which canvas templates there are: `CANVAS_TEMPLATES`, or anything that can say so. */
interface TemplateKeys {
  has(template: string): boolean
}

/**
 * A step's id in the series document. Made of what stays the same from version to version, so that commands, notes and
 * links find the step again.
 */
export function stepId(agenda: Pick<AgendaTemplate, 'workshop'>, step: Pick<StepTemplate, 'key'>): string {
  return `w${agenda.workshop}-${step.key}`
}

/** The steps that a new series has: not the optional ones, and none whose canvas this build does not have yet. */
function kept(agenda: AgendaTemplate, templates: TemplateKeys): StepTemplate[] {
  return agenda.steps.filter(
    (step) => step.optional !== true && (step.shows.kind !== 'canvas' || templates.has(step.shows.template)),
  )
}

function showsIn(
  language: Language,
  shows: StepTemplate['shows'],
  canvasIdOf: (template: string) => string,
): Shows {
  switch (shows.kind) {
    case 'canvas':
      return { kind: 'canvas', canvas: canvasIdOf(shows.template), place: shows.place ?? null }
    case 'card':
    case 'homework':
      return { kind: shows.kind, title: shows.title[language], text: shows.text[language] }
    case 'recap':
    case 'break':
    case 'poster':
      return { kind: shows.kind }
  }
}

/**
 * The steps of a new series, in order, in its language.
 * @param canvasIdOf the id of the series' canvas made from a template; asked only for templates that there are
 */
export function agendaSteps(
  agendas: readonly AgendaTemplate[],
  templates: TemplateKeys,
  language: Language,
  canvasIdOf: (template: string) => string,
): Step[] {
  return agendas.flatMap((agenda) =>
    kept(agenda, templates).map((step) => ({
      id: stepId(agenda, step),
      workshop: agenda.workshop,
      title: step.title[language],
      minutes: step.minutes,
      modes: step.modes,
      shows: showsIn(language, step.shows, canvasIdOf),
      instructions: step.instructions[language],
    })),
  )
}

/** The facilitator's notes for the same steps: step id → text, for `seedDesk`. */
export function facilitatorNotes(
  agendas: readonly AgendaTemplate[],
  templates: TemplateKeys,
  language: Language,
): ReadonlyMap<string, string> {
  return new Map(
    agendas.flatMap((agenda) =>
      kept(agenda, templates).map((step) => [stepId(agenda, step), step.notes[language]] as const),
    ),
  )
}
