// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createBoardStore } from '../../src/board/state/board-state.ts'
import { createCamera } from '../../src/board/sheet/live-camera.ts'
import { listenToFingers } from '../../src/board/sheet/gestures/fingers.ts'
import { sheetGeometry } from '../../src/model/geometry.ts'
import { sheetTemplate } from './rooms.ts'

afterEach(() => document.body.replaceChildren())

function fingers() {
  const window = document.createElement('section')
  document.body.append(window)
  const captured: number[] = []
  window.setPointerCapture = (id) => void captured.push(id)
  const state = createBoardStore('aino')
  const camera = createCamera(sheetGeometry(sheetTemplate('empathy-map').sheet), state)
  const pan = vi.spyOn(camera, 'panBy')
  const zoom = vi.spyOn(camera, 'zoomTo')
  const end = listenToFingers(window, { camera, state })
  const touch = (type: string, pointerId: number, x: number, isPrimary = true) =>
    window.dispatchEvent(
      new PointerEvent(type, {
        pointerId,
        pointerType: 'touch',
        isPrimary,
        clientX: x,
        clientY: 100,
        bubbles: true,
      }),
    )
  return { camera, pan, zoom, captured, touch, end }
}

describe('fingers on the paper', () => {
  it('pan by one and zoom by two', () => {
    const { camera, pan, zoom, touch, end } = fingers()
    touch('pointerdown', 1, 100)
    touch('pointermove', 1, 140)
    expect(pan).toHaveBeenCalledWith(40, 0)
    touch('pointerdown', 2, 200, false)
    touch('pointermove', 2, 260, false)
    expect(zoom).toHaveBeenCalledOnce()
    touch('pointerup', 1, 140)
    touch('pointerup', 2, 260, false)
    expect(camera.held()).toBe(false)
    end()
  })

  it('are counted from the first one anew when the end of an earlier one was never told', () => {
    const { camera, zoom, captured, touch, end } = fingers()
    // Its note went from under it, or the system took it away.
    touch('pointerdown', 1, 100)
    touch('pointerdown', 2, 300)
    expect(camera.held()).toBe(false)
    expect(captured).toEqual([])
    touch('pointermove', 2, 340)
    expect(zoom).not.toHaveBeenCalled()
    expect(captured).toEqual([2])
    touch('pointerup', 2, 340)
    expect(camera.held()).toBe(false)
    end()
  })
})
