const NOTE = '[data-note]'
const WORDS = '[data-words]'

/** Taken up in any way a note shows all: whether it is cut otherwise is seen when it lies still. */
const OPEN = '[data-selected], :hover, :has(:focus-visible)'

const elements = (nodes: Iterable<Node>): Element[] => [...nodes].filter((node) => node instanceof Element)

/** The note that something happened in, or what came, which may be a whole sheet with its notes. */
function changedIn({ target, addedNodes }: MutationRecord): Element[] {
  const element = target instanceof Element ? target : target.parentElement
  const around = element?.closest(NOTE)
  return around ? [around] : elements(addedNodes)
}

/** Marks the notes of a paper that nothing happens on any more, at once; see `watchFit`. */
export function markCut(paper: Element): void {
  const cut = [...paper.querySelectorAll(WORDS)].map((words) => words.scrollHeight > words.clientHeight + 1)
  for (const [index, words] of paper.querySelectorAll(WORDS).entries()) {
    words.closest(NOTE)?.toggleAttribute('data-cut', cut[index] ?? false)
  }
}

/**
 * Marks notes (`data-cut`) whose words have more than there is room for, so that no other needs a clip. Each is measured once
 * after something changed in it, when the browser has laid it out and before it paints; where nothing changes, nothing is
 * looked at. The style sheet sees to it that being marked changes the size of no words.
 * @param paper has all notes in it
 * @returns ends it, and looks at all notes anew, as when the type's size is another
 */
export function watchFit(paper: Element): { readonly end: () => void; readonly again: () => void } {
  /** @returns those of which it cannot be told yet: not laid out, or taken up and showing all */
  const mark = (all: readonly Element[]): ReadonlySet<Element> => {
    // All is measured before anything is written.
    const found = all.map((words) => ({
      words,
      note: words.closest(NOTE),
      height: words.clientHeight,
      cut: words.scrollHeight > words.clientHeight + 1,
    }))
    const later = new Set<Element>()
    for (const { words, note, height, cut } of found) {
      if (height === 0 || (!cut && note?.matches(OPEN))) later.add(words)
      else note?.toggleAttribute('data-cut', cut)
    }
    return later
  }
  const sizes = new ResizeObserver((entries) => {
    const all = entries.map(({ target }) => target)
    const later = mark(all)
    for (const words of all) if (!later.has(words)) sizes.unobserve(words)
  })
  const look = (within: Element) => {
    for (const words of within.querySelectorAll(WORDS)) sizes.observe(words)
  }
  const again = () => look(paper)
  const changes = new MutationObserver((records) => {
    for (const changed of new Set(records.flatMap(changedIn))) look(changed)
  })
  changes.observe(paper, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-low', 'data-size', 'data-signed', 'data-selected', 'data-free'],
  })
  // A font that comes changes every line.
  document.fonts?.addEventListener('loadingdone', again)
  // What is there at first is laid out and marked before the frame, which then prepares it for painting once and not twice.
  for (const words of mark([...paper.querySelectorAll(WORDS)])) sizes.observe(words)
  return {
    again,
    end: () => {
      sizes.disconnect()
      changes.disconnect()
      document.fonts?.removeEventListener('loadingdone', again)
    },
  }
}
