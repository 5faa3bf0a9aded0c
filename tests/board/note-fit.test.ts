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

test('a note that is laid out when the sheet comes is marked before its frame, and not looked at again', () => {
  const waited: (string | null)[] = []
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (words: Element) => waited.push(words.textContent)
      disconnect = () => undefined
    },
  )
  const paper = document.createElement('div')
  paper.append(drawNote('Jonot'), drawNote('Hinnat ja palvelu'), drawNote('Ovet'))
  const sizes = { Jonot: [40, 40], 'Hinnat ja palvelu': [40, 80], Ovet: [0, 0] }
  for (const [name, [client, scroll]] of Object.entries(sizes)) {
    const words = paper.querySelector(`[data-note="${name}"] [data-words]`)
    if (!words) throw new Error(`there is no ${name}`)
    Object.defineProperty(words, 'clientHeight', { value: client })
    Object.defineProperty(words, 'scrollHeight', { value: scroll })
  }
  const { end } = watchFit(paper)
  const cut = [...paper.querySelectorAll<HTMLElement>('[data-cut]')].map((note) => note.dataset['note'])
  expect(cut).toEqual(['Hinnat ja palvelu'])
  expect(waited).toEqual(['Ovet'])
  end()
})
