import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { guarded } from '../../model/documents.ts'
import { type Picture, type PictureFile, readPictureFile } from '../../model/pictures.ts'
import { useBoard, useRights, useThings } from '../state/board-context.ts'
import { pictureUrl } from '../../sync/upload-picture.ts'
import { type WaitingPicture, waitingPictures } from './waiting.ts'

/** The picture of a field that is for one; null when it has none. */
export function useFieldPicture(field: string): PictureFile | null {
  const { room } = useBoard()
  const images = room.doc.getMap('images')
  const subscribe = useCallback(
    (listener: () => void) => {
      const onChange = guarded(listener)
      images.observe(onChange)
      return () => images.unobserve(onChange)
    },
    [images],
  )
  const value = useSyncExternalStore(subscribe, () => images.get(field))
  return useMemo(() => readPictureFile(value), [value])
}

/** The pictures that lie in a field, oldest first. */
export function usePicturesIn(field: string): readonly Picture[] {
  const pictures = useThings('pictures')
  return useMemo(
    () =>
      [...pictures.values()]
        .filter(({ at }) => at.field === field)
        .toSorted((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1)),
    [pictures, field],
  )
}

/** The pictures of a canvas that are not on the server yet. */
export function useWaiting(canvas: string): readonly WaitingPicture[] {
  const all = useStore(waitingPictures, (state) => state.all)
  return useMemo(() => all.filter((each) => each.canvas === canvas), [all, canvas])
}

/** The address of a stored picture for whoever looks at the board; null outside of a series. */
export function usePictureUrl(): (hash: string) => string | undefined {
  const { me } = useRights()
  return useCallback((hash) => (me ? pictureUrl(me.seriesId, me.role, hash) : undefined), [me])
}
