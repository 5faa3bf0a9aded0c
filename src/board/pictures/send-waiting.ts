import { nanoid } from 'nanoid'
import { errorText } from '../../i18n/error-text.ts'
import type { PictureFile } from '../../model/pictures.ts'
import type { FailureCode } from '../../sync/answer.ts'
import { holdPage } from '../../sync/leaving.ts'
import { uploadPicture } from '../../sync/upload-picture.ts'
import { notify } from '../../ui/notices.ts'
import { say } from '../state/say.ts'
import type { SmallPicture } from './downscale.ts'
import { type PictureTarget, type WaitingPicture, forgetPicture, waitingPictures } from './waiting.ts'

/** When the server could not be had, it is tried again after so long (ms), or when the network is back. */
const AGAIN = 5_000
/** These pass; others are final. */
const PASSING: ReadonlySet<FailureCode> = new Set(['offline', 'too-many', 'internal', 'storage-failed'])

const change = (id: string, state: WaitingPicture['state']): void =>
  waitingPictures.setState(({ all }) => ({
    all: all.map((each) => (each.id === id ? Object.assign({}, each, { state }) : each)),
  }))

/** Keeps a picture in the page until it is on the server; the browser asks before the page is left. */
export function keepPicture(picture: SmallPicture, canvas: string, target: PictureTarget): WaitingPicture {
  const kept: WaitingPicture = {
    ...picture,
    id: nanoid(),
    canvas,
    target,
    url: URL.createObjectURL(picture.blob),
    state: 'sending',
  }
  waitingPictures.setState(({ all }) => ({ all: [...all, kept] }))
  holdPage(waitingPictures, true)
  return kept
}

interface Sender {
  readonly seriesId: string
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly canvas: string
  /** Puts what is on the server into the document. @returns false when it cannot be now */
  readonly place: (target: PictureTarget, file: PictureFile) => boolean
}

/**
 * Sends the pictures that wait for a canvas, one at a time, while the canvas is open here.
 * @returns stops sending
 */
export function sendPictures({ seriesId, role, canvas, place }: Sender): () => void {
  let ended = false
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function send(picture: WaitingPicture): Promise<boolean> {
    change(picture.id, 'sending')
    const answer = await uploadPicture(seriesId, role, canvas, picture.blob)
    if (answer.ok) {
      const file = { hash: answer.value.hash, width: picture.width, height: picture.height }
      if (!ended && place(picture.target, file)) forgetPicture(picture.id)
      else change(picture.id, 'held')
      return !ended
    }
    if (PASSING.has(answer.code) || ended) {
      change(picture.id, 'held')
      return false
    }
    forgetPicture(picture.id)
    notify({ kind: 'error', text: errorText(say, answer.code) })
    return true
  }

  async function run(): Promise<void> {
    clearTimeout(timer)
    if (busy || ended) return
    busy = true
    const mine = () => waitingPictures.getState().all.find((each) => each.canvas === canvas)
    let goesOn = true
    for (let next = mine(); next && goesOn; next = mine()) goesOn = await send(next)
    busy = false
    if (!ended && mine()) timer = setTimeout(() => void run(), AGAIN)
  }

  const onOnline = () => void run()
  const unsubscribe = waitingPictures.subscribe(({ all }, before) => {
    if (all.length > before.all.length) void run()
  })
  window.addEventListener('online', onOnline)
  void run()
  return () => {
    ended = true
    clearTimeout(timer)
    unsubscribe()
    window.removeEventListener('online', onOnline)
  }
}
