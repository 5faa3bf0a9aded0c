import type { PosterInput, PosterKeyResult } from '../../src/poster/input.ts'
import { PRINCIPLE_KEYS } from '../../src/model/template-words.ts'

/* Posters to test with. */

export const keyResult = (more: Partial<PosterKeyResult> = {}): PosterKeyResult => ({
  label: 'Suosittelisi ystävälle',
  unit: '%',
  baseline: 62,
  target: 80,
  direction: 'up',
  due: '2027-06-30',
  ...more,
})

interface Content {
  readonly statement?: string
  readonly deeds?: readonly string[]
  readonly keyResults?: readonly PosterKeyResult[]
}

const DIRECTIONS = ['Lupaus', 'Toiminta', 'Asenne']
const QUESTIONS = [
  'Mitä lupaamme ja kenelle?',
  'Miten lunastamme lupauksemme?',
  'Miten asiakas on tervetullut?',
]

/** A poster with these principles; what is left out is empty. */
export function poster(principles: readonly Content[], more: Partial<PosterInput> = {}): PosterInput {
  return {
    size: 'A3',
    language: 'fi',
    objective: 'Jokainen meistä osaa sanoa, mitä asiakas saa, ja hän myös saa sen, joka kerta.',
    objectiveQuestion: 'Mihin suuntaan haluamme muuttua?',
    organisation: 'Tunturin Tupa',
    place: 'Kittilä',
    partOf: '',
    date: '2026-11-22',
    livingUrl: null,
    principles: PRINCIPLE_KEYS.map((key, index) => ({
      key,
      direction: DIRECTIONS[index] ?? '',
      question: QUESTIONS[index] ?? '',
      statement: principles[index]?.statement ?? '',
      deeds: principles[index]?.deeds ?? [],
      keyResults: principles[index]?.keyResults ?? [],
    })),
    ...more,
  }
}

const FINNISH =
  'Meillä jokainen vieras huomataan heti ovella ja saatetaan perille asti, vaikka palvelutilanteessa olisi ruuhkaa eikä kukaan ehtisi.'
const ENGLISH =
  'Every guest is noticed at the door and shown the whole way, even when the place is crowded and nobody seems to have the time for it.'

/** A sentence of exactly this many characters. */
export const sentence = (length: number, language: 'fi' | 'en' = 'fi'): string => {
  const source = `${language === 'fi' ? FINNISH : ENGLISH} `.repeat(Math.ceil(length / 100) + 1)
  return `${source.slice(0, length - 2).replace(/ $/, 'a')}n.`
}
