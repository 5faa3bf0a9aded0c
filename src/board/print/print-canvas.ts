import { markCut } from '../notes/note-fit.ts'
import { smallestType, steppedScale } from '../sheet/camera.ts'
import styles from './print.module.css'

/** CSS pixels of the page per sheet unit: a landscape A4 within its margins; the style sheet's too. */
const SCALE = 0.88

/** What is of use on a screen only. */
const ON_SCREEN =
  '[data-own-size], [data-note-bar], [data-tool-surface], [role="toolbar"], textarea[data-typing]'
/** What has the state of one's own hand, which is nothing on paper. */
const IN_HAND = ['data-selected', 'data-editing', 'data-carried', 'data-dragging', 'data-far', 'data-active']

function withoutTools(copy: HTMLElement): void {
  for (const element of copy.querySelectorAll(ON_SCREEN)) element.remove()
  for (const name of IN_HAND) {
    copy.removeAttribute(name)
    for (const element of copy.querySelectorAll(`[${name}]`)) element.removeAttribute(name)
  }
}

/** The whole sheet as it lies on its table, whatever of it is seen. */
function pageOfSheet(paper: HTMLElement): HTMLElement {
  const page = document.createElement('div')
  page.className = styles['page'] ?? ''
  const layer = document.createElement('div')
  layer.className = styles['layer'] ?? ''
  layer.style.setProperty('--scale', String(SCALE))
  layer.style.setProperty('--note-scale', String(steppedScale(SCALE)))
  layer.style.setProperty('--type-s', `${smallestType(SCALE)}px`)
  const copy = paper.cloneNode(true) as HTMLElement
  withoutTools(copy)
  layer.append(copy)
  page.append(layer)
  return page
}

/** Whether a laid out sheet has words that cannot be read on it: of notes that are cut, or that lie under others. */
const hidesWords = (page: HTMLElement): boolean =>
  page.querySelector('[data-note][data-cut], [data-field-count][data-under]') !== null

/** The list, as long as it is: without the buttons, but for those that are a note's own text. */
function pagesOfList(list: HTMLElement): HTMLElement {
  const pages = document.createElement('div')
  pages.className = styles['list'] ?? ''
  const copy = list.cloneNode(true) as HTMLElement
  withoutTools(copy)
  for (const button of copy.querySelectorAll('button:not([data-stop], [data-opens])')) button.remove()
  // What was written together is as long as it is; the page scrolls it.
  for (const area of copy.querySelectorAll('textarea')) {
    const words = document.createElement('div')
    words.textContent = area.value
    area.replaceWith(words)
  }
  pages.append(copy)
  return pages
}

/**
 * Lets the browser print a board as paper: the sheet whole on one landscape page, with all its words on further pages where
 * it cannot show them, or the list, and nothing of the page around. What is printed is a copy, made when the browser asks and
 * gone when it is done.
 * @param root has the sheet or the list
 * @param words makes pages of all words
 * @returns ends it
 */
export function printCanvas(root: HTMLElement, words: () => HTMLElement): () => void {
  let pages: HTMLElement[] = []

  function show(page: HTMLElement): void {
    page.dataset['print'] = ''
    // Before the page itself: what an arrow's drawing refers to by name is then found in what is shown. After what another
    // sheet prints: the two are in the order in which they are side by side.
    document.body.insertBefore(page, document.body.querySelector(':scope > :not([data-print])'))
    pages.push(page)
  }

  function after(): void {
    for (const page of pages) page.remove()
    pages = []
    if (!document.querySelector('[data-print]')) delete document.body.dataset['printing']
  }

  function before(): void {
    after()
    const paper = root.querySelector<HTMLElement>('[data-paper]')
    const list = root.querySelector<HTMLElement>('[data-list]')
    if (!paper && !list) return
    document.body.dataset['printing'] = ''
    if (paper) {
      const page = pageOfSheet(paper)
      show(page)
      markCut(page)
      if (hidesWords(page)) show(words())
      // A phone's overview has no notes in it.
    } else if (list) show(list.dataset['narrow'] === undefined ? pagesOfList(list) : words())
  }

  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', after)
  return () => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
    after()
  }
}
