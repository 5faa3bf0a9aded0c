// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { watchFit } from '../../src/board/notes/note-fit.ts'

afterEach(() => vi.unstubAllGlobals())

/** A note as the sheet draws it, as far as its fit is concerned. */
function drawNote(words: string): HTMLElement {
  const note = document.createElement('li')
  note.dataset['note'] = words
  const text = document.createElement('span')
  text.dataset['words'] = ''
  text.textContent = words
  note.append(text)
  return note
}

test('notes are measured when they come, one by one and with the sheet that they are on', async () => {
  const measured: (string | null)[] = []
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (words: Element) => measured.push(words.textContent)
      disconnect = () => undefined
    },
  )
  const paper = document.createElement('div')
  paper.append(drawNote('Jonot'))
  const { end } = watchFit(paper)
  expect(measured).toEqual(['Jonot'])

  paper.append(drawNote('Hinnat'))
  const sheet = document.createElement('article')
  sheet.append(drawNote('Ovet'), drawNote('Opasteet'))
  paper.append(sheet)
  await vi.waitFor(() => expect(measured).toEqual(['Jonot', 'Hinnat', 'Ovet', 'Opasteet']))
  end()
})
