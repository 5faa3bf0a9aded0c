import { use } from 'react'
import { notify } from '../../ui/notices.ts'
import { useBoard } from '../state/board-context.ts'
import { say } from '../state/say.ts'
import { CanvasContext } from './canvas-context.ts'
import { choosePictures } from './choose.ts'
import { pictureTarget } from './target.ts'
import { wantsPictures } from './wants.ts'

/** Lets a person choose or take pictures for a field; null: for the field that was last used. */
export function useBring(): (field: string | null, camera?: boolean) => void {
  const board = useBoard()
  const canvas = use(CanvasContext)
  return (field, camera = false) => {
    const target = pictureTarget(board, field, null)
    if (!target || canvas === null) return
    const bring = async () => {
      const files = await choosePictures({ multiple: target.kind === 'paper', camera })
      if (files.length === 0) return
      wantsPictures.setState({ wanted: true })
      const part = await import('./bring-live.ts')
      await part.bringFiles(board, canvas, files, target)
    }
    bring().catch((error: unknown) => {
      console.info('a picture could not be brought', error)
      notify({ kind: 'error', text: say('drawing.notLoaded') })
    })
  }
}
