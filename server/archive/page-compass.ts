import type { ArchivedKeyResult, CanvasArchive } from '../../src/model/archive-canvas.ts'
import type { Language } from '../../src/model/language.ts'
import { byOrder } from '../../src/model/order.ts'
import type { CompassTemplate, PrincipleTemplate } from '../../src/model/template.ts'
import { type Markup, html } from './markup.ts'
import { type Author, noteList } from './page-sheet.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

/** The compass, principle by principle, with what each deed and key result grew from. */
export function compassSection(
  canvas: CanvasArchive,
  template: CompassTemplate,
  language: Language,
  author: Author,
): Markup {
  const t = ARCHIVE_TEXTS[language]
  const { objective = '', 'part-of': partOf = '' } = canvas.texts
  const fields = new Set(template.principles.map(({ key }): string => key))
  const others = canvas.notes.filter(({ at }) => !fields.has(at.field))
  return html`<h3>${t.objective}</h3>
    ${objective === '' ? html`<p class="quiet">${t.empty}</p>` : html`<p class="statement">${objective}</p>`}
    ${
      partOf === ''
        ? null
        : html`<h3>${t.partOf}</h3>
            <p>${partOf}</p> `
    }${template.principles.map((principle) => principleSection(canvas, principle, language, author))}${
      others.length === 0
        ? null
        : html`<h3>${t.otherNotes}</h3>
            ${noteList(others, author)}`
    }`
}

function principleSection(
  canvas: CanvasArchive,
  { key, direction }: PrincipleTemplate,
  language: Language,
  author: Author,
): Markup {
  const t = ARCHIVE_TEXTS[language]
  const statement = canvas.texts[`${key}.statement`] ?? ''
  const why = canvas.texts[`${key}.why`] ?? ''
  const deeds = canvas.deeds.filter(({ principle }) => principle === key).toSorted(byOrder)
  const results = canvas.keyResults.filter(({ principle }) => principle === key).toSorted(byOrder)
  const material = canvas.sources.filter(({ of }) => of === key)
  const notes = canvas.notes.filter(({ at }) => at.field === key)
  return html`<div class="principle ${key}">
    <h3>${direction[language]}</h3>
    ${statement === '' ? html`<p class="quiet">${t.empty}</p>` : html`<p class="statement">${statement}</p>`}
    ${why === '' ? null : html`<p>${t.why}: ${why}</p> `}${
      deeds.length === 0
        ? null
        : html`<h4>${t.deeds}</h4>
            <ul>
              ${deeds.map(({ id, text }) => html`<li>${text}${origins(canvas, id, language)}</li> `)}
            </ul> `
    }${
      results.length === 0
        ? null
        : html`<h4>${t.keyResults}</h4>
            ${results.map((result) => keyResultSection(canvas, result, language))}`
    }${
      material.length === 0
        ? null
        : html`<h4>${t.material}</h4>
            <ul>
              ${material.map(({ words }) => html`<li>${words}</li> `)}
            </ul> `
    }${
      notes.length === 0
        ? null
        : html`<h4>${t.otherNotes}</h4>
            ${noteList(notes, author)}`
    }
  </div> `
}

function origins({ sources }: CanvasArchive, of: string, language: Language): Markup {
  return html`${sources
    .filter((source) => source.of === of)
    .map(
      ({ words }) =>
        html`<blockquote class="quiet">${ARCHIVE_TEXTS[language].grewFrom}: ${words}</blockquote>`,
    )}`
}

function keyResultSection(canvas: CanvasArchive, result: ArchivedKeyResult, language: Language): Markup {
  const t = ARCHIVE_TEXTS[language]
  const unit = result.unit === '' ? '' : ` ${result.unit}`
  const number = (value: number | null): string | null =>
    value === null ? null : `${value.toLocaleString(language)}${unit}`
  const cells = [
    [result.name, null],
    [t.baseline, number(result.baseline)],
    [t.target, number(result.target)],
    [t.due, dayOf(result.due, language)],
    [t.owner, result.owner],
  ] as const
  const [measure, ...rows] = cells
  return html`<div class="result">
    <p>${result.statement}${measure[0] === '' ? null : html` <span class="quiet">${measure[0]}</span>`}</p>
    <table>
      ${rows.flatMap(([heading, value]) =>
        value === null || value === ''
          ? []
          : [
              html`<tr>
                <th scope="row">${heading}</th>
                <td>${value}</td>
              </tr> `,
            ],
      )}
    </table>
    ${origins(canvas, result.id, language)}
  </div> `
}

/** A day as one writes it; whatever else stands there stays as it is. */
function dayOf(due: string | null, language: Language): string | null {
  const time = /^\d{4}-\d\d-\d\d$/.test(due ?? '') ? Date.parse(`${due}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) return due
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}
