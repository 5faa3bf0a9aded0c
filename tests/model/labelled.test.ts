import { expect, it } from 'vitest'
import { labelled } from '../../src/model/labelled.ts'

it('puts a colon behind a name, and none behind a question', () => {
  expect(labelled('Nimi', 'Raija')).toBe('Nimi: Raija')
  expect(labelled('Maksaako hän, käyttääkö, vai molemmat?', 'Käyttää')).toBe(
    'Maksaako hän, käyttääkö, vai molemmat? Käyttää',
  )
})
