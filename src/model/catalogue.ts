import compass from '../../templates/canvases/compass.json' with { type: 'json' }
import customerProfile from '../../templates/canvases/customer-profile.json' with { type: 'json' }
import empathyMap from '../../templates/canvases/empathy-map.json' with { type: 'json' }
import valueCreationCompany from '../../templates/canvases/value-creation-company.json' with { type: 'json' }
import valueCreationCustomer from '../../templates/canvases/value-creation-customer.json' with { type: 'json' }
import type { CanvasTemplate } from './template.ts'

/* Built in, so a test parses them and the page need not: the parser stays out of what a page loads first. */
const BUILT_IN = [
  customerProfile,
  empathyMap,
  valueCreationCustomer,
  valueCreationCompany,
  compass,
] as unknown as readonly CanvasTemplate[]

/** Every canvas template that this build knows, by key; in the order in which a series lists them. */
export const CANVAS_TEMPLATES: ReadonlyMap<string, CanvasTemplate> = new Map(
  BUILT_IN.map((template) => [template.key, template]),
)

/**
 * The template that a document was made from.
 * @returns `unknown` when this build has none of that key or only an older version: the page must be reloaded
 */
export function findTemplate(key: string, version: number): CanvasTemplate | 'unknown' {
  const template = CANVAS_TEMPLATES.get(key)
  return template && version >= 1 && version <= template.version ? template : 'unknown'
}
