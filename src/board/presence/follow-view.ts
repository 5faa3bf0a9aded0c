import type { SheetGeometry } from '../../model/geometry.ts'
import { viewOfRect } from '../sheet/camera.ts'
import type { LiveCamera } from '../sheet/live-camera.ts'
import type { BoardStore } from '../state/board-state.ts'
import { following } from './follow-store.ts'
import type { Others } from './others.ts'

interface FollowInput {
  readonly others: Others
  readonly camera: LiveCamera
  readonly state: BoardStore
  readonly geometry: SheetGeometry
}

/** Shows on this board what the followed person sees, whatever the size of the window; until the answer is called. */
export function followView({ others, camera, state, geometry }: FollowInput): () => void {
  let last = ''

  function look(): void {
    const { person } = following.getState()
    if (person === null) {
      last = ''
      return
    }
    // Of several tabs the one that looks at something.
    const tabs = others.read().filter(({ id }) => id === person)
    const tab = tabs.find(({ view }) => view !== null) ?? tabs[0]
    if (!tab) return
    const size = camera.size()
    const { field } = tab
    const mark = JSON.stringify([size, tab.view, field])
    if (mark === last) return
    last = mark
    if (field !== null && geometry.fields.has(field)) {
      // A list follows by the field; the overview of a phone opens it.
      state.setState(size ? { field } : { field, open: field })
    }
    if (!size) return
    if (tab.view) camera.show(viewOfRect(tab.view, size, 0), true)
    else if (field !== null && geometry.fields.has(field)) state.setState({ zoom: { mode: 'field', field } })
  }
  look()
  const ends = [others.subscribe(look), following.subscribe(look)]
  return () => {
    for (const end of ends) end()
  }
}
