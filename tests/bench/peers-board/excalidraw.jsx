/* Excalidraw as it comes, with the notes of the benchmark as rectangles with a label. */
import {
  CaptureUpdateAction,
  Excalidraw,
  convertToExcalidrawElements,
  newElementWith,
} from '@excalidraw/excalidraw'
import { createRoot } from 'react-dom/client'
import '@excalidraw/excalidraw/index.css'
import { loadNotes } from './load.js'

const WIDTH = 124
const HEIGHT = 76

async function start(api) {
  const notes = await loadNotes()
  while (api.getAppState().isLoading) await new Promise(requestAnimationFrame)
  const elements = convertToExcalidrawElements(
    notes.map(({ id, x, y, text, tint }) => ({
      id,
      type: 'rectangle',
      x,
      y,
      width: WIDTH,
      height: HEIGHT,
      backgroundColor: tint.css,
      fillStyle: 'solid',
      label: { text, fontSize: 14 },
    })),
    { regenerateIds: false },
  )
  api.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER })
  if (notes.length > 0) api.scrollToContent(elements, { fitToContent: true, animate: false })
  const labels = new Map(elements.filter(({ containerId }) => containerId).map((e) => [e.containerId, e.id]))
  const find = (id) => api.getSceneElementsIncludingDeleted().find((element) => element.id === id)
  window.bench = {
    count: () => api.getSceneElements().filter(({ type }) => type === 'rectangle').length,
    ready: () => !api.getAppState().isLoading,
    at: (id) => {
      const { scrollX, scrollY, zoom, offsetLeft, offsetTop } = api.getAppState()
      const { x, y } = find(id)
      return {
        x: (x + WIDTH / 2 + scrollX) * zoom.value + offsetLeft,
        y: (y + HEIGHT / 2 + scrollY) * zoom.value + offsetTop,
      }
    },
    scale: () => api.getAppState().zoom.value,
    text: (id) => find(labels.get(id)).text,
    remote: ({ id, dx, text }) =>
      api.updateScene({
        elements: api.getSceneElementsIncludingDeleted().map((element) => {
          if (text === undefined && (element.id === id || element.containerId === id)) {
            return newElementWith(element, { x: element.x + dx })
          }
          if (text !== undefined && element.containerId === id) {
            return newElementWith(element, { text, originalText: text })
          }
          return element
        }),
        captureUpdate: CaptureUpdateAction.NEVER,
      }),
  }
}

createRoot(document.querySelector('#root')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Excalidraw excalidrawAPI={(api) => void start(api)} />
  </div>,
)
