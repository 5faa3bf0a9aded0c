import { shown } from '../sheet/camera.ts'
import type { LiveCamera } from '../sheet/live-camera.ts'
import type { BoardStore } from '../state/board-state.ts'
import type { Publisher } from './publish.ts'

/** A view that moves goes out at most so often (ms): whoever follows sees it glide from one to the next. */
const EVERY = 250

/** Tells the others what this tab looks at, so that they can follow; until the answer is called. */
export function publishView(camera: LiveCamera, state: BoardStore, publisher: Publisher): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null

  function tell(): void {
    timer = null
    const size = camera.size()
    const { field, open } = state.getState()
    const rect = size && shown(camera.view(), size)
    publisher.publish({
      field: open ?? field,
      view: rect && {
        x: Math.round(rect.x),
        y: Math.round(rect.y),
        width: Math.round(rect.width),
        height: Math.round(rect.height),
      },
    })
  }
  const later = () => {
    timer ??= setTimeout(tell, EVERY)
  }
  later()
  const ends = [
    camera.subscribe(later),
    state.subscribe((now, before) => {
      if (now.open !== before.open || now.field !== before.field || now.view !== before.view) later()
    }),
  ]
  return () => {
    for (const end of ends) end()
    if (timer !== null) clearTimeout(timer)
  }
}
