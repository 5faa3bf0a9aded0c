// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, it } from 'vitest'
import { closeKeys } from '../../src/board/keys/keys-help.ts'
import { SHORTCUTS } from '../../src/board/keys/shortcuts.ts'
import { describing } from '../../src/board/pictures/describing.ts'
import { addGroup } from '../../src/model/groups.ts'
import { addPicture } from '../../src/model/pictures.ts'
import { STAMP_KINDS, addStamp } from '../../src/model/stamps.ts'
import { find } from './dom.ts'
import { putNote } from './rooms.ts'
import { openBoard, setSize } from './stage.tsx'

/* Whatever key the board takes, wherever the focus is, the help must tell. */
const NAMED: Readonly<Record<string, string>> = {
  Enter: 'enter',
  Escape: 'esc',
  ' ': 'space',
  Tab: 'tab',
  Delete: 'delete',
  Backspace: 'delete',
  ArrowUp: 'arrows',
  ArrowDown: 'arrows',
  ArrowLeft: 'arrows',
  ArrowRight: 'arrows',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  // A keyboard's own key for it.
  ContextMenu: 'M',
}
const KEYS = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789+-?.,',
  ...Object.keys(NAMED),
  'Home',
  'End',
  'F2',
  'F10',
]
const CHORDS = [
  {},
  { shiftKey: true },
  { ctrlKey: true },
  { ctrlKey: true, shiftKey: true },
  { altKey: true },
  { altKey: true, shiftKey: true },
] as const
type Modifiers = { readonly [Name in 'shiftKey' | 'ctrlKey' | 'altKey']?: boolean }

const told = new Set(
  SHORTCUTS.flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }) => keys.map((chord) => chord.join('+')))),
)

/** A key with its modifiers as the help writes it. Shift with a sign or a letter is how it is typed, or Caps Lock. */
function chordOf(key: string, { shiftKey, ctrlKey, altKey }: Modifiers): string[] {
  const name = NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const rest = [...(ctrlKey ? ['mod'] : []), ...(altKey ? ['alt'] : [])]
  const whole = [...rest, ...(shiftKey ? ['shift'] : []), name].join('+')
  return shiftKey && !ctrlKey && !altKey && name !== 'arrows' ? [whole, name] : [whole]
}

const PLACES: Readonly<Record<string, (box: HTMLElement) => HTMLElement>> = {
  'nothing focused': () => document.body,
  'a note': (box) => find(box, '[data-note] [data-stop]'),
  'a field’s heading': (box) => find(box, '[data-field="hear"] h2 button'),
  'a group’s title': (box) => find(box, '[data-group-title]'),
  'a selected note': (box) => selected(find(box, '[data-note] [data-stop]')),
  'a selected picture': (box) => selected(find(box, PICTURE)),
  'a selected stamp': (box) => selected(find(box, STAMP)),
  'a pen in the hand': (box) => takeUp(box, 'P'),
  'the surface of a pen': (box) => {
    takeUp(box, 'P')
    const surface = find(box, '[data-tool-surface]')
    act(() => surface.focus())
    return surface
  },
  'the hand': (box) => takeUp(box, 'H'),
}
const PICTURE = '[data-placed="pictures"] [data-stop]'
const STAMP = '[data-placed="stamps"] button'

function selected(element: HTMLElement): HTMLElement {
  // A second click would write.
  if (element.getAttribute('aria-pressed') !== 'true') act(() => element.click())
  expect(element.getAttribute('aria-pressed')).toBe('true')
  return element
}

/** Takes a tool into the hand; the focus is nowhere then. */
function takeUp(box: HTMLElement, key: string): HTMLElement {
  act(() => (document.activeElement as HTMLElement).blur())
  expect(takes(document.body, key, {}), key).toBe(true)
  if (key !== 'H') find(box, '[data-tool-surface]')
  return document.body
}

/** Closes what a key may have opened over the board, which takes no keys meanwhile. */
function close(): void {
  act(closeKeys)
  act(() => describing.setState({ id: null }))
}

afterEach(close)

/** Presses a key. @returns whether it was taken */
function takes(target: Element, key: string, modifiers: Modifiers): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  act(() => void target.dispatchEvent(event))
  return event.defaultPrevented
}

it.each(Object.keys(PLACES))('every key that the board takes is in the help: %s', (place) => {
  setSize(1280)
  const open = () =>
    openBoard({}, (doc) => {
      putNote(doc, 'a', 'see', 'Yksi')
      putNote(doc, 'b', 'hear', 'Kaksi', 20)
      putNote(doc, 'c', 'hear', 'Kolme', 150)
      addGroup(doc, { id: 'g', field: 'hear', by: null, made: 1 }, ['b', 'c'])
      const at = { field: 'see', x: 200, y: 90 }
      const file = { hash: 'a'.repeat(64), type: 'image/png', width: 90, height: 60 } as const
      addPicture(doc, { id: 'p', at, width: 90, height: 60, file, alt: '', by: null, made: 1 })
      addStamp(doc, { id: 's', kind: STAMP_KINDS[0], at, by: null, made: 1 })
    })
  const aim = (box: HTMLElement): Element => {
    const target = PLACES[place]?.(box) ?? document.body
    act(() => (target === document.body ? (document.activeElement as HTMLElement).blur() : target.focus()))
    return target === document.body ? target : (document.activeElement ?? target)
  }
  const chords = KEYS.flatMap((key) => CHORDS.map((modifiers) => ({ key, modifiers })))
  const isTold = ({ key, modifiers }: (typeof chords)[number]) =>
    chordOf(key, modifiers).some((chord) => told.has(chord))

  // None of these is taken, so that it changes nothing for the next one.
  const target = aim(open().box)
  const untold = chords.filter((chord) => !isTold(chord) && takes(target, chord.key, chord.modifiers))
  expect(untold).toEqual([])
  // Keys do arrive there.
  const isTaken = chords.filter(isTold).some(({ key, modifiers }) => takes(target, key, modifiers))
  expect(isTaken).toBe(true)
})
