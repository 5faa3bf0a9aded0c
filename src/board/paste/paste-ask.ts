import { createStore } from 'zustand/vanilla'
import type { NoteColor } from '../../model/note.ts'

/** A paste of so many notes that it is asked first. */
export interface PasteAsk {
  /** The heading of the field that they go to. */
  readonly heading: string
  /** The colours that the notes will have. */
  readonly colors: readonly NoteColor[]
  readonly texts: readonly string[]
  /** All of it as the text of one note; null when it is too long for one. */
  readonly whole: string | null
  /** Makes the notes. */
  readonly add: () => void
  /** Makes one note of all of it. */
  readonly addWhole: (whole: string) => void
}

/** From more notes than this it is asked whether they are meant. */
const ASK_ABOVE = 30

export const pasteAsk = createStore<{ readonly ask: PasteAsk | null }>(() => ({ ask: null }))

/** Makes notes at once when they are few and when there is no room for them, which is said; else asks first. */
export function pasteOrAsk(ask: PasteAsk, left: number): void {
  if (ask.texts.length <= ASK_ABOVE || ask.texts.length > left) ask.add()
  else pasteAsk.setState({ ask })
}
