import type { TextKey } from '../../i18n/index.ts'

/** Keys that have a name or a sign of their own; all others stand for themselves. `mod` is Ctrl, on a Mac ⌘. */
export type KeyName =
  | 'mod'
  | 'shift'
  | 'alt'
  | 'enter'
  | 'esc'
  | 'space'
  | 'tab'
  | 'delete'
  | 'arrows'
  | 'pageUp'
  | 'pageDown'
  | 'letter'

/** Keys that are pressed together. */
type Chord = readonly (KeyName | (string & {}))[]

interface Shortcut {
  /** Each of them does it. */
  readonly keys: readonly Chord[]
  readonly does: TextKey
}

export interface ShortcutGroup {
  readonly heading: TextKey
  readonly shortcuts: readonly Shortcut[]
}

/** What the keyboard does on a board, as the help shows it. Whoever gives a key a meaning says it here. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    heading: 'writing.keysWriting',
    shortcuts: [
      { keys: [['letter']], does: 'writing.keyType' },
      { keys: [['N']], does: 'writing.keyNew' },
      { keys: [['enter']], does: 'writing.keyNext' },
      { keys: [['shift', 'enter']], does: 'writing.keyBreak' },
      { keys: [['tab']], does: 'writing.keyTab' },
      { keys: [['esc']], does: 'writing.keyDone' },
      { keys: [['mod', 'V']], does: 'writing.keyPaste' },
    ],
  },
  {
    heading: 'writing.keysMoving',
    shortcuts: [
      { keys: [['arrows']], does: 'writing.keyArrows' },
      { keys: [['pageUp'], ['pageDown']], does: 'writing.keyFields' },
      { keys: [['esc']], does: 'writing.keyBack' },
    ],
  },
  {
    heading: 'writing.keysNotes',
    shortcuts: [
      { keys: [['enter'], ['F2']], does: 'writing.keyEdit' },
      { keys: [['alt', 'arrows']], does: 'writing.keySwap' },
      { keys: [['C']], does: 'comments.open' },
      { keys: [['M'], ['shift', 'F10']], does: 'writing.keyTools' },
      { keys: [['delete']], does: 'writing.keyRemove' },
    ],
  },
  {
    heading: 'arrange.keysSelecting',
    shortcuts: [
      { keys: [['space']], does: 'writing.keySelect' },
      { keys: [['shift', 'arrows']], does: 'arrange.keyExtend' },
      { keys: [['mod', 'arrows']], does: 'arrange.keyPass' },
      { keys: [['mod', 'A']], does: 'arrange.keyAll' },
      { keys: [['arrows']], does: 'writing.keyNudge' },
      { keys: [['mod', 'shift', 'arrows']], does: 'arrange.keyFine' },
      { keys: [['alt']], does: 'arrange.keyFree' },
      { keys: [['mod', 'C']], does: 'arrange.keyCopy' },
      { keys: [['mod', 'X']], does: 'arrange.keyCut' },
      { keys: [['mod', 'D']], does: 'arrange.duplicate' },
      { keys: [['mod', 'G']], does: 'arrange.group' },
      { keys: [['mod', 'shift', 'G']], does: 'arrange.ungroup' },
    ],
  },
  {
    heading: 'pictures.keys',
    shortcuts: [
      { keys: [['+'], ['-']], does: 'pictures.keySize' },
      { keys: [['enter']], does: 'pictures.keyDescribe' },
    ],
  },
  {
    heading: 'writing.keysView',
    shortcuts: [
      { keys: [['enter']], does: 'writing.keyZoomField' },
      { keys: [['+'], ['-']], does: 'writing.keyZoom' },
      { keys: [['0']], does: 'writing.keyFit' },
      { keys: [['1']], does: 'writing.keyFull' },
      { keys: [['arrows']], does: 'zoom.keyPan' },
      { keys: [['shift', 'arrows']], does: 'zoom.keyPanFar' },
      { keys: [['H']], does: 'zoom.keyHand' },
      { keys: [['space']], does: 'zoom.keySpace' },
    ],
  },
  {
    heading: 'drawing.keysDrawing',
    shortcuts: [
      { keys: [['P']], does: 'drawing.pen' },
      { keys: [['K']], does: 'drawing.marker' },
      { keys: [['E']], does: 'drawing.eraser' },
      { keys: [['A']], does: 'drawing.arrow' },
      { keys: [['S']], does: 'drawing.stamp' },
      { keys: [['enter']], does: 'drawing.keyByKeys' },
      { keys: [['arrows'], ['shift', 'arrows']], does: 'drawing.keyTip' },
      { keys: [['space']], does: 'drawing.keyDown' },
      { keys: [['esc']], does: 'drawing.keyEnd' },
    ],
  },
  {
    heading: 'writing.keysAll',
    shortcuts: [
      { keys: [['mod', 'Z']], does: 'board.undo' },
      {
        keys: [
          ['mod', 'shift', 'Z'],
          ['mod', 'Y'],
        ],
        does: 'board.redo',
      },
      { keys: [['mod', 'F']], does: 'search.title' },
      { keys: [['?']], does: 'writing.keys' },
    ],
  },
]
