import { loadAll } from '../../src/ui/on-demand.tsx'
import { act } from 'react'
import { beforeEach, vi } from 'vitest'
import { Board, type BoardProps } from '../../src/board/Board.tsx'
import { setLanguage } from '../../src/i18n/index.ts'
import { inReadingOrder, readNotes } from '../../src/model/note.ts'
import { notices } from '../../src/ui/notices.ts'
import { reshow } from './dom.ts'
import { ME, SERIES, roomOn, sheetTemplate } from './rooms.ts'

// As when the page has had time: what comes after the first note is there.
await loadAll()

/** The size that the board believes to have, px. */
let width = 390
let height = 800

const reports: (() => void)[] = []
/** The reports of all that is observed now. */
const observed = new Map<FixedSize, (() => void)[]>()

class FixedSize implements ResizeObserver {
  private readonly report: ResizeObserverCallback
  constructor(report: ResizeObserverCallback) {
    this.report = report
  }
  observe(target: Element): void {
    const report = () => {
      const contentRect = new DOMRect(0, 0, width, height)
      const size = [{ inlineSize: width, blockSize: height }]
      const sizes = { borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size }
      this.report([{ target, contentRect, ...sizes }], this)
    }
    // The board observes while it is drawn, which a browser answers after that.
    reports.push(report)
    observed.set(this, [...(observed.get(this) ?? []), report])
  }
  unobserve(): void {}
  disconnect(): void {
    observed.delete(this)
  }
}

/* jsdom has neither sizes nor popovers: these say as much of them as the board asks. */
vi.stubGlobal('ResizeObserver', FixedSize)
vi.stubGlobal('matchMedia', () => ({ matches: true }))
vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => true })
function toggle(element: HTMLElement, newState: 'open' | 'closed'): void {
  for (const name of ['beforetoggle', 'toggle']) {
    act(() => {
      element.dispatchEvent(Object.assign(new Event(name), { newState }))
    })
  }
}
HTMLElement.prototype.showPopover = function showPopover(this: HTMLElement) {
  toggle(this, 'open')
}
HTMLElement.prototype.hidePopover = function hidePopover(this: HTMLElement) {
  toggle(this, 'closed')
}
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => width })
// As newer browsers', it gives a promise, which an effect must not give on.
Element.prototype.scrollIntoView = () => Promise.resolve() as unknown as undefined
Element.prototype.scrollTo = () => {}
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false
}

/** How wide and high boards are from now on, px. */
export function setSize(wide: number, high = 800): void {
  width = wide
  height = high
}

/** The same for the tests around. */
export const showAt = (px: number): void => beforeEach(() => setSize(px))

beforeEach(() => {
  setLanguage('fi')
  notices.setState({ shown: [] })
  window.history.replaceState(null, '')
})

export const template = sheetTemplate('empathy-map')

/** Reports sizes until nothing new is drawn: the board's own first, then that of what is drawn in it. */
export function settle(): void {
  while (reports.length > 0) act(() => reports.splice(0).forEach((report) => report()))
}

/** All that is observed has the size that was set. */
export function resized(): void {
  act(() => [...observed.values()].flat().forEach((report) => report()))
  settle()
}

/** A board in the document until the test ends; with what it says in its fields. */
export function openBoard(
  props: Partial<BoardProps> = {},
  before: (doc: ReturnType<typeof roomOn>['doc']) => void = () => {},
  synced = true,
) {
  const room = roomOn(template)
  room.state.setState({ synced })
  before(room.doc)
  const again = reshow(
    <Board
      room={room}
      template={template}
      series={SERIES}
      canvas={{ id: 'c', template: template.key, templateVersion: 1, state: 'open' }}
      place={null}
      me={ME}
      right="write"
      {...props}
    />,
  )
  const { box } = again
  settle()
  const notes = (field: string) => inReadingOrder(readNotes(room.doc).filter(({ at }) => at.field === field))
  const texts = (field: string) => notes(field).map(({ text }) => text)
  return { room, box, notes, texts, close: () => again(null) }
}
