// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { languageStore } from '../../src/i18n/index.ts'
import { peopleHere } from '../../src/screens/workshop/people-here.ts'

const before = languageStore.getState()
afterEach(() => languageStore.setState(before))

const me = { seriesId: 'series', participantId: 'me', name: 'Vetäjä', role: 'facilitator' } as const

function names(...others: readonly string[]): readonly string[] {
  const people = new Map(others.map((name) => [name, { id: name, name, role: 'participant' as const }]))
  return peopleHere({ people, clients: new Map() }, me).map(({ name }) => name)
}

test('those who are here stand in the order of the chosen language, facilitators first', () => {
  languageStore.setState({ language: 'fi' })
  expect(names('Åke', 'Antti', 'Örjan', 'Ville', 'Äiti', 'Zarah')).toEqual([
    'Vetäjä',
    'Antti',
    'Ville',
    'Zarah',
    'Åke',
    'Äiti',
    'Örjan',
  ])
  languageStore.setState({ language: 'en' })
  expect(names('Zarah', 'Antti', 'Åke')).toEqual(['Vetäjä', 'Åke', 'Antti', 'Zarah'])
})
