// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { showOnCanvas } from '../../src/board/show/wanted.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addPicture } from '../../src/model/pictures.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

const filled = (doc: ReturnType<typeof roomOn>['doc']) => {
  putNote(doc, 'a', 'hear', 'Kamalat jonot')
  putNote(doc, 'b', 'hear', 'Saa netissä', 150)
  putNote(doc, 'c', 'hear', 'Yksin', 300)
  addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: 'aino', made: 1 }, ['a', 'b'])
  const file = { hash: 'a'.repeat(64), width: 400, height: 300 }
  const at = { field: 'hear', x: 20, y: 200 }
  addPicture(doc, { id: 'p', at, width: 120, height: 90, file, alt: 'Jono', by: 'aino', made: 1 })
}
const WANTED = { canvas: 'c', field: 'hear' } as const

describe.each([1280, 390])('what was found, at %i px', (px) => {
  showAt(px)

  it('is what has the focus then: the title of a group, whose notes are selected, and a picture', async () => {
    const { box } = openBoard({}, filled)
    const selected = () =>
      [...box.querySelectorAll<HTMLElement>('[data-note][data-selected]')].map(
        ({ dataset }) => dataset['note'],
      )
    act(() => showOnCanvas({ ...WANTED, kind: 'group', id: 'g' }))
    await act(() =>
      vi.waitFor(() =>
        expect(document.activeElement?.closest('[data-group-title]')?.textContent).toBe('Jonot'),
      ),
    )
    expect(selected()).toEqual(['a', 'b'])
    act(() => showOnCanvas({ ...WANTED, kind: 'picture', id: 'p' }))
    await act(() =>
      vi.waitFor(() =>
        expect(document.activeElement?.closest('[data-placed]')?.getAttribute('data-id')).toBe('p'),
      ),
    )
    expect(selected()).toEqual([])
  })
})
