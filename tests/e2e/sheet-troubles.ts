/** What is wrong at one place of a sheet, in words. */
export type Trouble = string

/**
 * Measures the sheet that is drawn. Runs in the page, so that nothing from outside of it may be used.
 * @param count how many notes each field has
 */
export function troublesOf(count: number): Trouble[] {
  /** Rounding, px. */
  const SLACK = 1.5
  const troubles: Trouble[] = []
  const boxOf = (element: Element) => element.getBoundingClientRect()
  const isWithin = (inner: DOMRect, outer: DOMRect) =>
    inner.left >= outer.left - SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.bottom <= outer.bottom + SLACK
  const overlaps = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - SLACK &&
    b.left < a.right - SLACK &&
    a.top < b.bottom - SLACK &&
    b.top < a.bottom - SLACK
  const name = (element: Element) => element.textContent.trim().slice(0, 30)
  /** The boxes of a text's lines, as they are set. */
  const lines = (element: Element): DOMRect[] => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  }
  const article = document.querySelector('article')
  const table = article?.closest('section')
  if (!article || !table) return ['no sheet']
  if (!isWithin(boxOf(article), boxOf(table))) troubles.push('the sheet is not wholly in sight')

  const circle = article.querySelector('[class*="circle"]')
  const round = circle && boxOf(circle)
  /** How far a box reaches into the centre's circle, px. */
  const intoCircle = (box: DOMRect): number => {
    if (!round) return 0
    const [x, y] = [round.left + round.width / 2, round.top + round.height / 2]
    const dx = Math.max(box.left - x, 0, x - box.right)
    const dy = Math.max(box.top - y, 0, y - box.bottom)
    return round.width / 2 - Math.hypot(dx, dy)
  }

  for (const title of article.querySelectorAll('header > *')) {
    if (title.scrollWidth > title.clientWidth + SLACK) troubles.push(`cut off: ${name(title)}`)
  }
  for (const field of article.querySelectorAll<HTMLElement>('section[data-field]')) {
    if (field === circle) continue
    const inside = boxOf(field)
    const notes = [...field.querySelectorAll('[data-note] [data-stop]')]
    const heading = field.querySelector('h2')
    for (const line of heading ? lines(heading) : []) {
      if (!isWithin(line, inside)) troubles.push(`heading leaves its field: ${heading?.textContent}`)
      if (intoCircle(line) > SLACK) troubles.push(`heading under the circle: ${heading?.textContent}`)
      const covering = notes.find((note) => overlaps(boxOf(note), line))
      if (covering) troubles.push(`heading under a note: ${heading?.textContent}: ${name(covering)}`)
    }
    const guide = field.querySelector('[class*="guide"]')
    if (guide && getComputedStyle(guide).opacity !== '0') {
      if (notes.length > 0) troubles.push(`guide under notes: ${name(guide)}`)
      for (const line of lines(guide)) {
        if (!isWithin(line, inside)) troubles.push(`guide leaves its field: ${name(guide)}`)
        if (intoCircle(line) > SLACK) troubles.push(`guide under the circle: ${name(guide)}`)
      }
    }
    for (const note of notes) {
      const box = boxOf(note)
      if (!isWithin(box, inside))
        troubles.push(`note leaves its field: ${field.dataset['field']}: ${name(note)}`)
      if (count <= 5 && intoCircle(box) > SLACK) troubles.push(`note in the circle: ${name(note)}`)
      if (note.scrollWidth > note.clientWidth + SLACK)
        troubles.push(`word wider than its note: ${name(note)}`)
      const set = lines(note)
      if (set.some(({ left, right }) => left < box.left - SLACK || right > box.right + SLACK)) {
        troubles.push(`text beside its note: ${name(note)}`)
      }
      // A line is read whole or not at all; a long note fades out, and opens when selected.
      const isLong = note.closest('[data-size="long"]') !== null
      const half = set.find(({ top, bottom }) => top < box.bottom - 3 && bottom > box.bottom + SLACK)
      if (half && !isLong) troubles.push(`half a line: ${field.dataset['field']}: ${name(note)}`)
    }
    if (count <= 5) {
      // Paper that grows, or has no place left, reaches over its neighbour; it never hides it wholly.
      notes.forEach((note, index) => {
        const box = boxOf(note)
        const hidden = notes.slice(index + 1).find((each) => {
          const other = boxOf(each)
          const width = Math.min(box.right, other.right) - Math.max(box.left, other.left)
          const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
          return overlaps(box, other) && width * height > 0.95 * box.width * box.height
        })
        if (hidden)
          troubles.push(`a note is hidden: ${field.dataset['field']}: ${name(note)} · ${name(hidden)}`)
      })
    }
    for (const area of field.querySelectorAll('textarea')) {
      if (area.scrollWidth > area.clientWidth + SLACK) troubles.push(`text wider than its line: ${area.name}`)
      if (!isWithin(boxOf(area), inside)) troubles.push(`writing leaves its field: ${area.name}`)
    }
  }
  if (circle && round) {
    for (const each of circle.querySelectorAll('h2, figcaption')) {
      for (const line of lines(each)) {
        if (!isWithin(line, round)) troubles.push(`text outside of the circle: ${name(each)}`)
      }
    }
  }
  return troubles
}
