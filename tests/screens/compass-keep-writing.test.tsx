// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { sharedText } from '../../src/model/canvas.ts'
import { addDeed, deedText, removeItem } from '../../src/model/compass-writing.ts'
import { setText } from '../../src/model/text.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { compassEditor, hide, leave, memoryRoom, show, type } from './compass-stage.tsx'

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
})
afterEach(async () => {
  await after(11_000)
  await hide()
  vi.useRealTimers()
})

const after = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const focused = () => document.activeElement as HTMLTextAreaElement
const writes = (words: string) => type(focused(), focused().value + words)
const why = ({ doc }: Room): string => sharedText(doc, 'p1.why')?.toString() ?? ''
const area = (name: string) => document.querySelector<HTMLTextAreaElement>(`section textarea[name="${name}"]`)

/** The compass of another document, as the server copies it. */
function renewed({ doc }: Room, change: (text: string) => string = (text) => text): Room {
  const made = new Y.Doc()
  Y.applyUpdate(made, Y.encodeStateAsUpdate(doc))
  const next = { ...memoryRoom('compass'), doc: made, awareness: new Awareness(made) }
  const text = sharedText(next.doc, 'p1.why')
  if (text) setText(text, change(text.toString()))
  return next
}

/** Somebody writes why a principle is one, and something is erased from the compass, which is gone for a moment. */
async function begin(words: string): Promise<Room> {
  const room = memoryRoom('compass')
  await show(compassEditor(room, 'write'))
  const text = area('p1.why')
  if (!text) throw new Error('nowhere to write')
  await type(text, words)
  expect(why(room)).toBe(words)
  await show(<p>Hetki</p>, true)
  return room
}

describe('who writes in the compass while something is erased from it', () => {
  it('writes on without losing a letter, and the caret stays where it was', async () => {
    const before = await begin('Jono on')
    await writes(' pi')
    expect(focused().getAttribute('aria-label')).not.toBeNull()
    // Their last letters are on their way to the new document still.
    const next = renewed(before, () => 'Jono')
    await show(compassEditor(next, 'write'), true)
    await writes('tkä')
    expect(why(next)).toBe('Jono')
    act(() => sharedText(next.doc, 'p1.why')?.insert(4, ' on'))
    await after(100)
    expect(why(next)).toBe('Jono on pitkä')
    expect(focused()).toBe(area('p1.why'))
    await writes('!')
    expect(why(next)).toBe('Jono on pitkä!')
    expect(focused().selectionStart).toBe('Jono on pitkä!'.length)
    expect(document.querySelectorAll('textarea[style*="fixed"]')).toHaveLength(0)
  })

  it('goes on around the words that were erased from it', async () => {
    const before = await begin('Matin jono on')
    await writes(' pitkä')
    const next = renewed(before, (text) => text.replace('Matin', '…'))
    await show(compassEditor(next, 'write'), true)
    await after(2000)
    expect(focused()).toBe(area('p1.why'))
    expect(why(next)).toBe('… jono on pitkä')
  })

  it('has it in hand until they may write there again, and is not called back from elsewhere', async () => {
    const before = await begin('Jono on')
    await writes(' pitkä')
    await leave(focused())
    const next = renewed(before)
    await show(compassEditor(next, 'held'), true)
    await after(20_000)
    expect(why(next)).toBe('Jono on')
    await show(compassEditor(next, 'write'), true)
    await after(100)
    expect(why(next)).toBe('Jono on pitkä')
    expect(document.activeElement).toBe(document.body)
  })

  it('goes on in a deed, too, and nowhere when that is gone', async () => {
    const room = memoryRoom('compass')
    addDeed(room.doc, 'd1', 'p1', 'Soitamme')
    await show(compassEditor(room, 'write'))
    const deed = area('d1')
    if (!deed) throw new Error('no deed')
    await type(deed, 'Soitamme huo')
    await show(<p>Hetki</p>, true)
    await writes('menna')
    const next = renewed(room)
    await show(compassEditor(next, 'write'), true)
    await after(100)
    expect(deedText(next.doc, 'd1')?.toString()).toBe('Soitamme huomenna')
    expect(focused()).toBe(area('d1'))

    await show(<p>Hetki</p>, true)
    await writes('!')
    const last = renewed(next)
    removeItem(last.doc, 'deeds', 'd1')
    await show(compassEditor(last, 'write'), true)
    await after(2000)
    expect(document.querySelectorAll('textarea[style*="fixed"]')).toHaveLength(0)
  })
})
