import palvelutori from '../../templates/samples/palvelutori.json' with { type: 'json' }
import { type SampleTemplate, parseSample } from '../../src/model/template.ts'
import { Refusal } from '../refusal.ts'

const SAMPLES: ReadonlyMap<string, SampleTemplate> = new Map(
  [palvelutori].map((file) => {
    const sample = parseSample(file)
    if (!sample.ok) throw new Error(`templates/samples: ${sample.reason}`)
    return [sample.value.key, sample.value]
  }),
)

/** A filled series to try things with. @throws Refusal `unknown-template` */
export function findSample(key: string): SampleTemplate {
  const sample = SAMPLES.get(key)
  if (!sample) throw new Refusal('unknown-template', 'There is no such sample in this version.')
  return sample
}
