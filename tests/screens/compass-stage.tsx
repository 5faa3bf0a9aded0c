import { act } from 'react'
import type { ReactNode } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { setLanguage } from '../../src/i18n/index.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import type { CanvasState, Series } from '../../src/model/series.ts'
import type { CompassTemplate } from '../../src/model/template.ts'
import { CompassEditor } from '../../src/screens/compass/CompassEditor.tsx'
import { BEGINNING } from '../../src/sync/room-truth.ts'
import type { Me, Presence, Room, RoomState } from '../../src/sync/room-types.ts'

setLanguage('fi')
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
// jsdom has neither modal dialogs nor scrolling nor sizes.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  this.open = false
}
Element.prototype.scrollIntoView = () => undefined
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = (): void => undefined
    disconnect = (): void => undefined
  },
)

/** A room in memory: what is written is saved at once, or refused. */
export function memoryRoom(template: string, saved: () => Promise<void> = () => Promise.resolve()): Room {
  const doc = new Y.Doc()
  const found = CANVAS_TEMPLATES.get(template)
  if (!found) throw new Error(`no template ${template}`)
  seedCanvas(doc, found, 'fi')
  return {
    doc,
    awareness: new Awareness(doc),
    state: createStore<RoomState>(() => ({ ...BEGINNING, connection: { is: 'live' }, synced: true })),
    onlyHere: createStore<ReadonlySet<string>>(() => new Set()),
    presence: createStore<Presence>(() => ({ people: new Map(), clients: new Map() })),
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    saved,
    close: () => undefined,
  }
}

export const compassTemplate = CANVAS_TEMPLATES.get('compass') as CompassTemplate
export const me: Me = { seriesId: 's', role: 'participant', participantId: 'me', name: 'Sanna' }

const canvas = (template: string, state: CanvasState) => ({
  id: `c-${template}`,
  template,
  templateVersion: 1,
  state,
})

export function someSeries(compass: CanvasState = 'open'): Series {
  return {
    title: 'Koe',
    organisation: 'Tunturin Tupa',
    place: 'Kittilä',
    language: 'fi',
    made: 0,
    version: 1,
    canvases: [canvas('empathy-map', 'open'), canvas('compass', compass)],
    steps: [],
    current: null,
    timer: null,
  }
}

/** The compass of `someSeries` in a room. @param place what the step is about */
export function compassEditor(
  room: Room,
  right: 'write' | 'held' | 'read',
  place: string | null = null,
): ReactNode {
  const series = someSeries()
  const canvas = series.canvases[1]
  if (!canvas) throw new Error('no compass')
  return (
    <CompassEditor
      room={room}
      template={compassTemplate}
      series={series}
      canvas={canvas}
      place={place}
      me={me}
      right={right}
    />
  )
}

let root: Root | null = null

/** @param again whether it is what is there already, with other properties */
export async function show(content: ReactNode, again = false): Promise<HTMLElement> {
  if (again && root) {
    await act(async () => root?.render(content))
    return document.body
  }
  await hide()
  const host = document.createElement('div')
  document.body.replaceChildren(host)
  root = createRoot(host)
  await act(async () => root?.render(content))
  return host
}

export async function hide(): Promise<void> {
  await act(async () => root?.unmount())
  root = null
}

function nameOf(element: HTMLElement): string {
  const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null) : null
  return (element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent).trim()
}

/** The element with an accessible name that begins so: a button, or a field. */
export function named<E extends HTMLElement = HTMLElement>(name: string, within: ParentNode = document): E {
  const all = [...within.querySelectorAll<E>('button, input, textarea, select')]
  const found = all.find((element) => nameOf(element).startsWith(name))
  if (!found) throw new Error(`nothing named ${name}; there is: ${all.map(nameOf).join(' | ')}`)
  return found
}

export async function click(element: HTMLElement): Promise<void> {
  await act(async () => element.click())
}

/** Replaces what a field says, as typing does. */
export async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  const prototype = Object.getPrototypeOf(field) as object
  await act(async () => {
    field.focus()
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
    if (field.type !== 'date') field.setSelectionRange(text.length, text.length)
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
  })
}

export async function leave(field: HTMLElement): Promise<void> {
  await act(async () => field.blur())
}

export async function press(target: Element, key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  })
}
