// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { addGroup } from '../../src/model/groups.ts'
import { MAX_PICTURES, MAX_STAMPS } from '../../src/model/limits.ts'
import { addNote, readNote, readNotes, removeNote } from '../../src/model/note.ts'
import { addPicture, readPicture } from '../../src/model/pictures.ts'
import { addStamp, readStamp } from '../../src/model/stamps.ts'
import { removeThing } from '../../src/model/things.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { button, click, find, press } from './dom.ts'
import { putNote, type roomOn } from './rooms.ts'
import { openBoard, showAt } from './stage.tsx'

type Doc = ReturnType<typeof roomOn>['doc']

const FILE = { hash: 'a'.repeat(64), width: 400, height: 300 }
const picture = (doc: Doc, id: string, x = 20) =>
  addPicture(doc, {
    id,
    at: { field: 'hear', x, y: 200 },
    width: 120,
    height: 90,
    file: FILE,
    alt: 'Jono',
    by: 'aino',
    made: 1,
  })
const stamp = (doc: Doc, id: string, x: number) =>
  addStamp(doc, { id, kind: 'heart', at: { field: 'hear', x, y: 120 }, by: 'aino', made: x })
const three = (doc: Doc) => {
  for (const [index, id] of ['a', 'b', 'c'].entries())
    putNote(doc, id, 'hear', `Lappu ${id}`, 10 + 140 * index)
}
const card = (box: HTMLElement, id: string) => find(box, `[data-note="${id}"] [data-stop]`)
const selected = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLElement>('[data-selected]:is([data-note], [data-placed])')].map(
    ({ dataset }) => dataset['note'] ?? dataset['id'],
  )
const selectAll = () => press(document.body, 'a', { ctrlKey: true })
const bar = (box: HTMLElement) => box.querySelector('[data-selection-bar]')

describe('what is selected', () => {
  showAt(1280)

  it('stays so when another removes one of it', () => {
    const { box, room } = openBoard({ place: 'hear' }, three)
    selectAll()
    act(() => void removeNote(room.sanna, 'b'))
    expect(selected(box)).toEqual(['a', 'c'])
    expect(bar(box)?.textContent).toContain('2 valittu')
  })

  it('is nothing that undo, another’s eraser or a menu elsewhere took away', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      three(doc)
      stamp(doc, 'x', 60)
      stamp(doc, 'y', 300)
    })
    card(box, 'a').focus()
    press(card(box, 'a'), ' ')
    press(card(box, 'b'), ' ')
    press(card(box, 'b'), 'd', { ctrlKey: true })
    expect(selected(box)).toHaveLength(2)
    press(document.body, 'z', { ctrlKey: true })
    expect(bar(box)).toBeNull()
    selectAll()
    act(() => void removeThing(room.sanna, 'stamps', 'x'))
    expect(bar(box)?.textContent).toContain('4 valittu')
  })

  it('moves and goes as one, whichever kind of thing of it has the focus', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      putNote(doc, 'a', 'hear', 'Jono')
      picture(doc, 'p')
      stamp(doc, 's', 60)
    })
    selectAll()
    const places = () =>
      ['a', 'p', 's'].map(
        (id) => (readNote(room.doc, id) ?? readPicture(room.doc, id) ?? readStamp(room.doc, id))?.at.x,
      )
    expect(places()).toEqual([10, 20, 60])
    for (const thing of ['[data-id="p"] button', '[data-id="s"] button']) {
      find(box, thing).focus()
      press(find(box, thing), 'ArrowRight')
    }
    expect(places()).toEqual([34, 44, 84])
    press(document.body, 'z', { ctrlKey: true })
    expect(places()).toEqual([10, 20, 60])
    find(box, '[data-id="s"] button').focus()
    press(find(box, '[data-id="s"] button'), 'Delete')
    expect(places()).toEqual([undefined, undefined, undefined])
  })
})

describe('notes that change their order as they are moved by keys', () => {
  showAt(1280)

  it('come back by one undo all the same', () => {
    const { box, notes } = openBoard({ place: 'hear' }, (doc) => {
      putNote(doc, 'a', 'hear', 'Jono', 150)
      addNote(doc, {
        id: 'b',
        at: { field: 'hear', x: 10, y: 80 },
        text: 'Tiski',
        color: 'ice',
        by: null,
        made: 2,
      })
    })
    const order = () => notes('hear').map(({ id, at }) => `${id} ${at.y}`)
    selectAll()
    for (let i = 0; i < 3; i++) press(card(box, 'a'), 'ArrowDown')
    expect(order()).toEqual(['b 116', 'a 94'])
    press(document.body, 'z', { ctrlKey: true })
    expect(order()).toEqual(['b 80', 'a 58'])
  })
})

describe('a stamp', () => {
  showAt(1280)

  it('that is moved by keys comes back by one undo', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => stamp(doc, 's', 60))
    const heart = find(box, '[data-id="s"] button')
    click(heart)
    for (let i = 0; i < 3; i++) press(heart, 'ArrowRight')
    expect(readStamp(room.doc, 's')?.at.x).toBe(96)
    press(heart, 'z', { ctrlKey: true })
    expect(readStamp(room.doc, 's')?.at.x).toBe(60)
  })
})

describe('a full canvas', () => {
  showAt(1280)

  it('takes no doubles of stamps and pictures either, and says so', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      for (let i = 0; i < MAX_STAMPS; i++) stamp(doc, `s${i}`, 20 + (i % 200))
      for (let i = 0; i < MAX_PICTURES; i++) picture(doc, `p${i}`)
    })
    for (const [root, id] of [
      ['stamps', 's0'],
      ['pictures', 'p0'],
    ] as const) {
      const before = room.doc.getMap(root).size
      notices.setState({ shown: [] })
      click(find(box, `[data-id="${id}"] button`))
      press(document.body, 'd', { ctrlKey: true })
      expect(room.doc.getMap(root).size).toBe(before)
      expect(notices.getState().shown).toHaveLength(1)
    }
  })
})

describe('without dragging', () => {
  showAt(1280)

  const choose = (within: ParentNode, menu: string, item: string) => {
    const trigger = button(within, menu)
    const popover = document.getElementById(trigger.getAttribute('popovertarget') ?? '')
    act(() => void popover?.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState: 'open' })))
    click(button(popover ?? document, item))
  }

  it('a picture goes to another field, and comes back', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => picture(doc, 'p'))
    click(find(box, '[data-id="p"] button'))
    choose(box, 'Siirrä kenttään', '4. Mitä hän näkee?')
    expect(readPicture(room.doc, 'p')?.at.field).toBe('see')
    expect(announcements.getState().text).toContain('Mitä hän näkee')
    press(document.body, 'z', { ctrlKey: true })
    expect(readPicture(room.doc, 'p')?.at).toEqual({ field: 'hear', x: 20, y: 200 })
  })

  it('a note that goes to another field leaves its group, also for the day when the group follows', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      three(doc)
      addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: 'aino', made: 1 }, ['a', 'b'])
    })
    click(card(box, 'a'))
    choose(box, 'Siirrä kenttään', '4. Mitä hän näkee?')
    expect(readNote(room.doc, 'a')).toMatchObject({ at: { field: 'see' }, group: null })
    press(document.body, 'z', { ctrlKey: true })
    expect(readNote(room.doc, 'a')).toMatchObject({ at: { field: 'hear' }, group: 'g' })
  })

  it('a double never lies right on what it was made of', () => {
    const { box, room, notes } = openBoard({ place: 'hear' }, three)
    click(card(box, 'c'))
    for (let i = 0; i < 60; i++) {
      press(card(box, 'c'), 'ArrowRight')
      press(card(box, 'c'), 'ArrowDown')
    }
    press(card(box, 'c'), 'd', { ctrlKey: true })
    expect(room.doc.getMap('notes').size).toBe(4)
    const places = notes('hear').map(({ at }) => `${at.x} ${at.y}`)
    expect(new Set(places).size).toBe(4)
  })
})

describe('what is doubled', () => {
  showAt(1280)

  interface Box {
    readonly x: number
    readonly y: number
  }
  const covers = (a: Box, b: Box) => Math.abs(a.x - b.x) < 124 && Math.abs(a.y - b.y) < 76
  const double = () => press(document.activeElement ?? document.body, 'd', { ctrlKey: true })
  const notesOf = (doc: Doc) => readNotes(doc).filter(({ at }) => at.field === 'think-feel')

  it('lies on free paper in its shape, is selected and has the focus; done again, elsewhere', async () => {
    const { box, room } = openBoard({ place: 'think-feel' }, (doc) => {
      putNote(doc, 'a', 'think-feel', 'Yksi', 10)
      putNote(doc, 'b', 'think-feel', 'Kaksi', 144)
    })
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), ' ')
    press(card(box, 'a'), 'ArrowRight', { shiftKey: true })
    double()
    await vi.waitFor(() => expect(selected(box)).toHaveLength(2))
    const first = notesOf(room.doc)
    expect(new Set(selected(box))).toEqual(
      new Set(first.flatMap(({ id }) => (['a', 'b'].includes(id) ? [] : [id]))),
    )
    await vi.waitFor(() =>
      expect(selected(box)).toContain(
        document.activeElement?.closest<HTMLElement>('[data-note]')?.dataset['note'],
      ),
    )
    double()
    const all = notesOf(room.doc)
    expect(all).toHaveLength(6)
    for (const one of all)
      for (const other of all) if (one !== other) expect(covers(one.at, other.at)).toBe(false)
    const [yksi, kaksi] = ['Yksi', 'Kaksi'].map((words) =>
      all.filter(({ text }) => text === words).map(({ at }) => at),
    )
    const ways = (places: readonly Box[] = []) => places.map(({ x, y }) => `${x} ${y}`)
    expect(ways(kaksi?.map(({ x, y }) => ({ x: x - 134, y }))).toSorted()).toEqual(ways(yksi).toSorted())
  })

  it('lies on free paper each by itself, where there is none for all in their shape', () => {
    const { box, room } = openBoard({ place: 'think-feel' }, (doc) => {
      // In the middle of a field that is three notes high: neither above nor below is room for two.
      for (const [id, x] of [
        ['a', 20],
        ['b', 300],
      ] as const)
        addNote(doc, { id, at: { field: 'think-feel', x, y: 76 }, text: id, color: 'ice', by: null, made: 1 })
    })
    act(() => card(box, 'a').focus())
    press(card(box, 'a'), ' ')
    press(card(box, 'a'), 'ArrowRight', { shiftKey: true })
    double()
    const all = notesOf(room.doc)
    expect(all).toHaveLength(4)
    for (const one of all) {
      for (const other of all) if (one !== other) expect(covers(one.at, other.at)).toBe(false)
    }
  })

  it('lies beside where no paper is free, and never right over what is there', () => {
    const { box, room } = openBoard({ place: 'hear' }, (doc) => {
      // Their rows leave no gap for one more.
      for (let y = 58; y < 500; y += 40)
        for (let x = 0; x < 300; x += 62)
          addNote(doc, {
            id: `n${x}-${y}`,
            at: { field: 'hear', x, y },
            text: 'Täynnä',
            color: 'ice',
            by: null,
            made: 1,
          })
    })
    act(() => card(box, 'n0-58').focus())
    for (let time = 0; time < 3; time++) {
      click(card(box, 'n0-58'))
      double()
    }
    const places = readNotes(room.doc).map(({ at }) => `${at.x} ${at.y}`)
    expect(new Set(places).size).toBe(places.length)
  })
})
