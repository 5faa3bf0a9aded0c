// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it } from 'vitest'
import { addPicture } from '../../src/model/pictures.ts'
import { removeThing } from '../../src/model/things.ts'
import { find } from './dom.ts'
import { putNote } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

const PICTURE = {
  id: 'p',
  width: 120,
  height: 90,
  file: { hash: 'a'.repeat(64), width: 400, height: 300 },
  alt: 'Jono',
  by: 'aino',
  made: 1,
}

describe('a field’s guiding question', () => {
  showAt(1280)
  const isHidden = (box: HTMLElement, field: string) =>
    find(box, `[data-field="${field}"] > div > p`).dataset['hidden'] === 'true'

  it('makes way for a note, and for a picture', () => {
    const { box, room } = openBoard({}, (doc) => putNote(doc, 'a', 'hear', 'Kamalat jonot'))
    expect([isHidden(box, 'hear'), isHidden(box, 'see')]).toEqual([true, false])
    act(() => addPicture(room.doc, { ...PICTURE, at: { field: 'see', x: 20, y: 20 } }))
    expect([isHidden(box, 'see'), isHidden(box, 'do')]).toEqual([true, false])
    act(() => void removeThing(room.doc, 'pictures', 'p'))
    expect(isHidden(box, 'see')).toBe(false)
  })
})
