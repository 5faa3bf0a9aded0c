// @vitest-environment jsdom
import { act } from 'react'
import { expect, it } from 'vitest'
import { find, press } from './dom.ts'
import { putNote } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

showAt(1280)

it('a list is told that something in it is taken up, and that nothing is any more', () => {
  const { box } = openBoard({}, (doc) => putNote(doc, 'b', 'hear', 'Jonot'))
  const taken = () =>
    [...box.querySelectorAll('[data-taken]')].map(
      (list) => list.closest<HTMLElement>('[data-field]')?.dataset,
    )
  expect(taken()).toEqual([])
  act(() => find(box, '[data-note="b"] [data-stop]').click())
  expect(taken()).toMatchObject([{ field: 'hear' }])
  press(document.body, 'Escape')
  expect(taken()).toEqual([])
})
