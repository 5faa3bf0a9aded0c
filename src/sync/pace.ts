import { guarded } from '../model/documents.ts'

/**
 * While something is in hand, what the server says is read at most so often (ms), all of it in one go: two edits of others are then
 * drawn in one frame, and nobody sees that the first came half a frame later. What is in hand moves with every frame.
 */
const EVERY = 33

let inHand = 0
const waiting = new Set<() => void>()

/** Something is taken up. @returns for when it is let go; then what waits is read at once */
export function takePace(): () => void {
  inHand += 1
  return () => {
    inHand -= 1
    if (inHand === 0) for (const read of waiting) read()
  }
}

/** Lets a socket's messages keep the pace, in their order; none is left behind when it closes. */
export function keepPace(socket: WebSocket): void {
  let listener: WebSocket['onmessage'] = null
  let held: MessageEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  // One that fails leaves none behind it unread.
  const tell = guarded((event: MessageEvent) => void listener?.call(socket, event))
  const read = () => {
    clearTimeout(timer)
    waiting.delete(read)
    const events = held
    held = []
    for (const event of events) tell(event)
  }
  socket.addEventListener('message', (event) => {
    if (inHand === 0) tell(event)
    else if (held.push(event) === 1) {
      waiting.add(read)
      timer = setTimeout(read, EVERY)
    }
  })
  socket.addEventListener('close', read)
  Object.defineProperty(socket, 'onmessage', {
    get: () => listener,
    set: (next: WebSocket['onmessage']) => {
      listener = next
    },
  })
}
