// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { showAuthors } from '../../src/board/authors/author-names.ts'
import { addNote } from '../../src/model/note.ts'
import { api } from '../../src/sync/api.ts'
import { putNote } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

afterEach(() => {
  showAuthors(false)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('who wrote what', () => {
  showAt(390)

  it('is asked for again after the server could not be had', async () => {
    vi.useFakeTimers()
    const people = vi
      .spyOn(api, 'people')
      .mockResolvedValueOnce({ ok: false, code: 'offline' })
      .mockResolvedValue({ ok: true, value: { people: [{ id: 'maija', name: 'Maija' }] } })
    showAuthors(true)
    const at = { field: 'hear', x: 10, y: 58 }
    const { box, room } = openBoard({ place: 'hear' }, (doc) =>
      addNote(doc, { id: 'a', at, text: 'Jono', color: 'ice', by: 'maija', made: 1 }),
    )
    await act(() => vi.advanceTimersByTimeAsync(500))
    expect(people).toHaveBeenCalledTimes(1)
    expect(box.textContent).not.toContain('Maija')
    act(() => putNote(room.sanna, 'b', 'hear', 'Tiski', 150))
    await act(() => vi.advanceTimersByTimeAsync(500))
    expect(box.textContent).toContain('Maija')
  })
})
