/* tldraw as it comes, with the notes of the benchmark as its own note shapes. */
import { getAssetUrlsByImport } from '@tldraw/assets/imports'
import { createRoot } from 'react-dom/client'
import { Tldraw, createShapeId, toRichText } from 'tldraw'
import 'tldraw/tldraw.css'
import { loadNotes } from './load.js'

const assetUrls = getAssetUrlsByImport()
/** Its notes are 200 units wide at scale 1. */
const SCALE = 0.62
const idOf = (id) => createShapeId(id)

async function start(editor) {
  const notes = await loadNotes()
  editor.run(
    () => {
      editor.createShapes(
        notes.map(({ id, x, y, text, tint }) => ({
          id: idOf(id),
          type: 'note',
          x,
          y,
          props: { richText: toRichText(text), color: tint.tldraw, scale: SCALE, size: 's' },
        })),
      )
    },
    { history: 'ignore' },
  )
  if (notes.length > 0) editor.zoomToFit({ immediate: true })
  const screenOf = (id) => editor.pageToScreen(editor.getShapePageBounds(idOf(id)).center)
  window.bench = {
    count: () => document.querySelectorAll('.tl-shape').length,
    ready: () => true,
    at: screenOf,
    scale: () => editor.getZoomLevel(),
    text: (id) => JSON.stringify(editor.getShape(idOf(id)).props.richText),
    remote: ({ id, dx, text }) =>
      editor.store.mergeRemoteChanges(() =>
        editor.store.update(idOf(id), (shape) =>
          text === undefined
            ? { ...shape, x: shape.x + dx }
            : { ...shape, props: { ...shape.props, richText: toRichText(text) } },
        ),
      ),
  }
}

createRoot(document.querySelector('#root')).render(
  <div style={{ position: 'fixed', inset: 0 }}>
    <Tldraw assetUrls={assetUrls} onMount={(editor) => void start(editor)} />
  </div>,
)
