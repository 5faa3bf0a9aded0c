// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Board, type BoardProps } from '../../src/board/Board.tsx'
import { timeAgo } from '../../src/board/comments/relative-time.ts'
import { setLanguage } from '../../src/i18n/index.ts'
import { addComment, commentsOn, readComment } from '../../src/model/comments.ts'
import { MAX_COMMENTS, MAX_COMMENT_TEXT } from '../../src/model/limits.ts'
import { removeNote, restoreNote } from '../../src/model/note.ts'
import { removeThing } from '../../src/model/things.ts'
import { loadAll } from '../../src/ui/on-demand.tsx'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press, show } from './dom.ts'
import { keepDraft, readDraft } from '../../src/board/comments/drafts.ts'
import { fakeBrowser, setWidth } from './fake-browser.ts'
import { ME, SERIES, putNote, roomOn, sheetTemplate } from './rooms.ts'

// As when the page has had time: what comes after the first note is there.
await loadAll()

fakeBrowser()
const template = sheetTemplate('empathy-map')

beforeEach(() => {
  setWidth(1200)
  setLanguage('fi')
  window.localStorage.clear()
  notices.setState({ shown: [] })
})

let count = 0
async function openBoard(props: Partial<BoardProps> = {}) {
  const room = roomOn(template)
  // Drafts outlive a board by the note's id.
  const note = `a${count++}`
  putNote(room.doc, note, 'hear', 'Kamalat jonot')
  putNote(room.doc, 'other', 'see', 'Monta tiskiä')
  const box = show(
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
  const comments = () => {
    const ids = [...room.doc.getMap('comments').keys()]
    return commentsOn(
      note,
      ids.flatMap((id) => readComment(room.doc, id) ?? []),
    )
  }
  // The words' hyphens arrive a moment later.
  await act(async () => {})
  const card = () => find(box, `[data-note="${note}"] [data-stop]`)
  const saySanna = (id: string, text: string, on = note) =>
    act(() => addComment(room.sanna, { id, note: on, text, by: 'sanna', made: 900 }))
  return { room, box, note, comments, card, saySanna }
}

const panel = (box: HTMLElement) => find(box, 'aside')
const area = (box: HTMLElement) => find<HTMLTextAreaElement>(panel(box), 'textarea')
async function openComments(opened: Awaited<ReturnType<typeof openBoard>>): Promise<void> {
  act(() => opened.card().focus())
  press(opened.card(), 'c')
  await loaded(() => panel(opened.box))
}
/** What is fetched when it is first opened has come. */
const loaded = (look: () => unknown) => act(() => vi.waitFor(look, 10_000))

/** Fills a box whose value is React's: past the setter by which React remembers what it put there itself. */
function write(box: HTMLElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {}
  act(() => {
    set?.call(area(box), text)
    area(box).dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('commenting on a note', () => {
  it('opens by C, sends by Enter, counts on the card, and is taken back by undo', async () => {
    const opened = await openBoard()
    await openComments(opened)
    expect(document.activeElement).toBe(area(opened.box))
    write(opened.box, 'Totta, eilen oli puoli tuntia')
    press(area(opened.box), 'Enter')
    expect(opened.comments().map(({ text, by }) => [text, by])).toEqual([
      ['Totta, eilen oli puoli tuntia', 'aino'],
    ])
    expect(area(opened.box).value).toBe('')
    expect(panel(opened.box).textContent).toContain('Aino (sinä)')
    expect(button(opened.box, '1 kommentti')).toBeTruthy()
    press(opened.card(), 'z', { ctrlKey: true })
    expect(opened.comments()).toEqual([])
    expect(opened.box.querySelector('[aria-label="1 kommentti"]')).toBeNull()
  })

  it('breaks the line by Shift+Enter and keeps what is too long, saying by how much', async () => {
    const opened = await openBoard()
    await openComments(opened)
    press(area(opened.box), 'Enter', { shiftKey: true })
    write(opened.box, 'x'.repeat(MAX_COMMENT_TEXT + 7))
    press(area(opened.box), 'Enter')
    expect(opened.comments()).toEqual([])
    expect(find(panel(opened.box), 'form [role="status"]').textContent).toContain('7 merkkiä liikaa')
    expect(area(opened.box).value).toHaveLength(MAX_COMMENT_TEXT + 7)
    expect(button(panel(opened.box), 'Lähetä').disabled).toBe(true)
  })

  it('keeps the draft when closed by Esc, and gives the focus back to the note', async () => {
    const opened = await openBoard()
    await openComments(opened)
    write(opened.box, 'Kesken')
    press(area(opened.box), 'Escape')
    expect(opened.box.querySelector('aside')).toBeNull()
    expect(document.activeElement).toBe(opened.card())
    await openComments(opened)
    expect(area(opened.box).value).toBe('Kesken')
    // Also when the tab was closed, and of the latest fifty notes: what is sent or taken back takes no place.
    window.sessionStorage.clear()
    expect(readDraft(ME.participantId, opened.note)).toBe('Kesken')
    keepDraft(ME.participantId, 'muu', 'x')
    keepDraft(ME.participantId, 'muu', '', 'x')
    for (let other = 0; other < 49; other++) keepDraft('toinen', `n${other}`, 'Hänen')
    expect(readDraft(ME.participantId, opened.note)).toBe('Kesken')
    keepDraft('toinen', 'n49', 'Hänen')
    expect(readDraft(ME.participantId, opened.note)).toBe('')
    expect(readDraft('toinen', 'n0')).toBe('Hänen')
    expect(readDraft(ME.participantId, 'n0')).toBe('')
  })

  it('leaves alone what another tab of the same person began about the same note', async () => {
    const opened = await openBoard()
    await openComments(opened)
    write(opened.box, 'Tämä')
    keepDraft(ME.participantId, opened.note, 'Toisen välilehden')
    write(opened.box, 'Tämä lähtee')
    press(area(opened.box), 'Enter')
    expect(opened.comments()).toHaveLength(1)
    expect(readDraft(ME.participantId, opened.note)).toBe('Toisen välilehden')
    keepDraft(ME.participantId, opened.note, '', 'Toisen välilehden')
    expect(readDraft(ME.participantId, opened.note)).toBe('')
  })

  it('takes no more than a note holds, and says so', async () => {
    const opened = await openBoard()
    act(() => {
      for (let i = 0; i < MAX_COMMENTS; i++) {
        addComment(opened.room.doc, { id: `c${i}`, note: opened.note, text: 'sana', by: null, made: i })
      }
    })
    await openComments(opened)
    write(opened.box, 'Vielä yksi')
    press(area(opened.box), 'Enter')
    expect(opened.comments()).toHaveLength(MAX_COMMENTS)
    expect(notices.getState().shown[0]?.text).toContain('100 kommenttia')
    expect(area(opened.box).value).toBe('Vielä yksi')
  })

  it('goes with its note and comes back with it', async () => {
    const opened = await openBoard()
    opened.saySanna('1', 'Sama täällä')
    await openComments(opened)
    act(() => void removeNote(opened.room.sanna, opened.note))
    expect(opened.box.querySelector('aside')).toBeNull()
    act(() => void restoreNote(opened.room.sanna, opened.note))
    expect(button(opened.box, '1 kommentti')).toBeTruthy()
  })

  it('says so when the note goes amid the writing, and brings both back', async () => {
    const opened = await openBoard()
    await openComments(opened)
    act(() => void removeNote(opened.room.sanna, opened.note))
    expect(notices.getState().shown).toEqual([])
    act(() => void restoreNote(opened.room.sanna, opened.note))
    await openComments(opened)
    write(opened.box, 'Kesken')
    act(() => void removeNote(opened.room.sanna, opened.note))
    const [notice] = notices.getState().shown
    expect(notice?.text).toContain('Kesken jäänyt kommentti säilyy')
    act(() => notice?.action?.onSelect())
    await openComments(opened)
    expect(area(opened.box).value).toBe('Kesken')
  })

  it('is a button in the list too', async () => {
    setWidth(390)
    const opened = await openBoard({ place: 'hear' })
    opened.saySanna('1', 'Sama täällä')
    click(button(opened.box, '1 kommentti'))
    await loaded(() => find(opened.box, 'aside, dialog[open]'))
    expect(find(opened.box, 'dialog').textContent).toContain('Sama täällä')
    expect(find(opened.box, 'dialog').textContent).toContain('Sanna')
  })
})

describe('what others say', () => {
  it('is theirs to remove; a facilitator may remove it too, and bring it back', async () => {
    const mine = await openBoard()
    mine.saySanna('1', 'Sama täällä')
    await openComments(mine)
    expect(panel(mine.box).querySelector('[aria-label^="Poista kommentti"]')).toBeNull()
    const opened = await openBoard({ me: { ...ME, role: 'facilitator' } })
    opened.saySanna('1', 'Sama täällä')
    await openComments(opened)
    click(button(panel(opened.box), 'Poista kommentti: Sama täällä'))
    expect(opened.comments()).toEqual([])
    click(button(panel(opened.box), 'Kumoa'))
    expect(opened.comments().map(({ text }) => text)).toEqual(['Sama täällä'])
  })

  it('is read without the right to write', async () => {
    const opened = await openBoard({ right: 'held' })
    opened.saySanna('1', 'Sama täällä')
    click(button(opened.box, '1 kommentti'))
    await loaded(() => find(opened.box, 'aside, dialog[open]'))
    expect(panel(opened.box).textContent).toContain('Sama täällä')
    expect(panel(opened.box).querySelector('textarea')).toBeNull()
    expect(panel(opened.box).textContent).toContain('Kommentteja voi nyt vain lukea.')
  })

  it('is told at once on the open note, and as a count elsewhere', async () => {
    const opened = await openBoard()
    await openComments(opened)
    vi.useFakeTimers()
    try {
      opened.saySanna('1', 'Sama täällä')
      expect(announcements.getState().text).toBe('Sanna kommentoi: Sama täällä')
      opened.saySanna('2', 'Entä tämä', 'other')
      opened.saySanna('3', 'Ja tämä', 'other')
      expect(announcements.getState().text).toBe('Sanna kommentoi: Sama täällä')
      act(() => void vi.advanceTimersByTime(8000))
      expect(announcements.getState().text).toBe('Muilta: 2 uutta kommenttia.')
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('what others do and say', () => {
  it('is told in one sentence, without what was taken back meanwhile', async () => {
    const opened = await openBoard()
    vi.useFakeTimers()
    try {
      const { turn } = announcements.getState()
      opened.saySanna('1', 'Sama täällä')
      opened.saySanna('2', 'Hups')
      act(() => void vi.advanceTimersByTime(4000))
      act(() => putNote(opened.room.sanna, 'new', 'hear', 'Uusi'))
      act(() => void removeThing(opened.room.sanna, 'comments', '2'))
      act(() => void vi.advanceTimersByTime(4000))
      expect(announcements.getState()).toMatchObject({
        text: 'Muilta: 1 uusi lappu, 1 uusi kommentti.',
        turn: turn + 1,
      })
      act(() => void vi.advanceTimersByTime(20_000))
      expect(announcements.getState().turn).toBe(turn + 1)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('how long ago', () => {
  it.each([
    [0, null],
    [59_000, null],
    [-5000, null],
    [60_000, '1 minuutti sitten'],
    [3_600_000, '1 tunti sitten'],
    [86_400_000, 'eilen'],
    [3 * 86_400_000, '3 päivää sitten'],
    [30 * 86_400_000, '22.10.2026'],
  ] as const)('%i ms is %s', (ago, words) => {
    const now = new Date(2026, 10, 21, 12).getTime()
    expect(timeAgo('fi', now - ago, now)).toBe(words)
  })
})
