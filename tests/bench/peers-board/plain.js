/* What the browser leaves room for: the notes as plain elements in one transformed layer, and nothing else. */
import { loadNotes } from './load.js'

const root = document.querySelector('#root')
document.head.append(
  Object.assign(document.createElement('style'), {
    textContent: `
      body { margin: 0; overflow: hidden; font: 14px/1.25 sans-serif }
      #root { position: fixed; inset: 0; overflow: hidden; background: #e8edf1 }
      #layer { position: absolute; inset: 0; transform-origin: 0 0; will-change: transform }
      .note { position: absolute; width: 106px; min-height: 61px; max-height: 143px; padding: 8px 9px 7px; overflow: hidden;
        box-shadow: 0 1px 3px rgb(16 36 58 / 30%); white-space: pre-wrap; overflow-wrap: anywhere;
        user-select: none }
      textarea { width: 100%; border: 0; font: inherit; background: none }`,
  }),
)
const layer = Object.assign(document.createElement('div'), { id: 'layer' })
root.append(layer)
const view = { x: 40, y: 20, scale: 1 }
const places = new Map()
let frame = null

function draw() {
  frame = null
  layer.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`
}
const later = () => (frame ??= requestAnimationFrame(draw))
const elementOf = (id) => document.getElementById(id)
function place(id, x, y) {
  places.set(id, { x, y })
  elementOf(id).style.transform = `translate(${x}px, ${y}px)`
}

const notes = await loadNotes()
for (const { id, x, y, text, tint } of notes) {
  const element = Object.assign(document.createElement('div'), { id, className: 'note', textContent: text })
  element.style.background = tint.css
  layer.append(element)
  place(id, x, y)
}
if (notes.length > 0) view.scale = Math.min((innerWidth - 80) / 1200, (innerHeight - 40) / 848)
draw()

let held = null
root.addEventListener('pointerdown', (event) => {
  const note = event.target.closest('.note')
  if (note) held = { id: note.id, x: event.clientX, y: event.clientY, from: places.get(note.id) }
})
root.addEventListener('pointermove', (event) => {
  if (!held) return
  const { id, x, y, from } = held
  place(id, from.x + (event.clientX - x) / view.scale, from.y + (event.clientY - y) / view.scale)
})
root.addEventListener('pointerup', () => {
  held = null
})
root.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault()
    if (event.ctrlKey) {
      const scale = view.scale * Math.exp(-event.deltaY * 0.01)
      view.x = event.clientX - ((event.clientX - view.x) / view.scale) * scale
      view.y = event.clientY - ((event.clientY - view.y) / view.scale) * scale
      view.scale = scale
    } else {
      view.x -= event.deltaX
      view.y -= event.deltaY
    }
    later()
  },
  { passive: false },
)
root.addEventListener('dblclick', (event) => {
  const note = event.target.closest('.note')
  if (!note) return
  const area = document.createElement('textarea')
  area.value = note.textContent
  note.replaceChildren(area)
  area.focus()
})

window.bench = {
  count: () => layer.children.length,
  ready: () => true,
  at: (id) => {
    const { left, top, width, height } = elementOf(id).getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  },
  scale: () => view.scale,
  text: (id) => elementOf(id).querySelector('textarea')?.value ?? elementOf(id).textContent,
  remote: ({ id, dx, text }) => {
    if (text === undefined) place(id, places.get(id).x + dx, places.get(id).y)
    else elementOf(id).textContent = text
  },
}
