import type { Me } from '../../sync/room-types.ts'
import { notify, unsay } from '../../ui/notices.ts'
import type { BoardParts } from '../state/board-context.ts'
import { say } from '../state/say.ts'
import { downscale } from './downscale.ts'
import { keepPicture, sendPictures } from './send-waiting.ts'
import type { PictureTarget } from './waiting.ts'

/** So many files of one drop or paste are taken; the rest is said to be left. */
const MOST_AT_ONCE = 12
/** Pictures that come together lie so far apart, sheet units. */
const STEP = 28
/** What takes longer (ms) is told of: a large picture from a camera, on a phone. */
const SLOW = 300

/** Makes files small and keeps them until the server has them. */
export async function bringFiles(
  board: BoardParts,
  canvas: string,
  files: readonly File[],
  target: PictureTarget,
): Promise<void> {
  const most = target.kind === 'field' ? 1 : MOST_AT_ONCE
  if (target.kind === 'paper' && files.length > most) {
    notify({ kind: 'info', text: say('pictures.tooManyAtOnce', { max: most }) })
  }
  for (const [index, file] of files.slice(0, most).entries()) {
    if (target.kind === 'paper' && !board.acts.mayAddPicture()) return
    const small = await saying(downscale(file))
    if (!small.ok) {
      notify({ kind: 'error', text: say(`pictures.${small.reason}`, { name: file.name }) })
      continue
    }
    const away = index * STEP
    keepPicture(
      small.value,
      canvas,
      target.kind === 'paper' && target.at
        ? { ...target, at: { x: target.at.x + away, y: target.at.y + away } }
        : target,
    )
  }
}

/** Says, when it takes a while, that a picture is being made small. */
async function saying<T>(work: Promise<T>): Promise<T> {
  const notice = { kind: 'info', text: say('pictures.shrinking') } as const
  const timer = setTimeout(() => notify(notice), SLOW)
  try {
    return await work
  } finally {
    clearTimeout(timer)
    unsay(notice)
  }
}

/** Sends what waits for a board's canvas and puts it there. @returns stops */
export function sendFor(board: BoardParts, me: Me, canvas: string): () => void {
  return sendPictures({
    seriesId: me.seriesId,
    role: me.role,
    canvas,
    place: (target, file) => {
      if (target.kind === 'paper') return board.acts.addPicture(target.field, target.at, file) !== null
      board.acts.setFieldPicture(target.field, file)
      return true
    },
  })
}
