import { nanoid } from 'nanoid'
import { NOTE, type Point, type Rect } from '../../model/geometry.ts'
import { MAX_PICTURES } from '../../model/limits.ts'
import type { Place } from '../../model/note.ts'
import { type Picture, type PictureFile, addPicture, readImage, setImage } from '../../model/pictures.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { perform } from '../state/perform.ts'
import { say } from '../state/say.ts'
import { freePicturePlace } from './free-picture-place.ts'
import { type Size, keepInside, sizeOfLongest, sizeOfWidth } from './picture-size.ts'

/** What a person does with pictures, on the paper and in the fields that are for one. */
export function createPictureActs(context: ActsContext) {
  const { doc, things, notes, geometry, history, state, participant } = context

  /** Puts a picture somewhere, so large. @returns whether that is another place or size */
  function lay(picture: Picture, size: Size, at: Place): boolean {
    const acts = (
      [
        ['width', picture.width, size.width],
        ['height', picture.height, size.height],
        ['at', { ...picture.at }, { ...at }],
      ] as const
    )
      .filter(([, from, to]) => JSON.stringify(from) !== JSON.stringify(to))
      .map(([key, from, to]) => ({ kind: 'value', root: 'pictures', id: picture.id, key, from, to }) as const)
    return perform(context, acts)
  }

  function setWidth(id: string, width: number): void {
    const picture = things.pictures.get(id)
    const field = picture && geometry.fields.get(picture.at.field)
    if (!picture || !field) return
    const size = sizeOfWidth(picture.file, width, field)
    lay(picture, size, { field: picture.at.field, ...keepInside(field, { ...picture.at, ...size }) })
  }

  const around = (at: Point, file: PictureFile, rect: Rect) => {
    const size = sizeOfLongest(file, 'medium', rect)
    return { size, corner: { x: at.x - size.width / 2, y: at.y - size.height / 2 } }
  }

  /** What lies in a field. */
  function takenIn(field: string): Rect[] {
    const heights = context.heights(field)
    const pictures = [...things.pictures.all().values()].filter((other) => other.at.field === field)
    return [
      ...notes.notesIn(field).map(({ id, at: { x, y } }) => ({
        x,
        y,
        width: NOTE.width,
        height: heights.get(id) ?? NOTE.minHeight,
      })),
      ...pictures.map(({ at: { x, y }, width, height }) => ({ x, y, width, height })),
    ]
  }

  /** As large as usual if that hides nothing, else small. */
  function whereRoomIs(field: string, file: PictureFile, rect: Rect) {
    const taken = takenIn(field)
    const places = (['medium', 'small'] as const).map((wanted) => {
      const size = sizeOfLongest(file, wanted, rect)
      return { size, corner: freePicturePlace(rect, size, taken) }
    })
    return places.find(({ corner }) => corner.hidden === 0) ?? places[1] ?? around({ x: 0, y: 0 }, file, rect)
  }

  return {
    /** Whether there may be another picture; says so when not. */
    mayAddPicture(): boolean {
      if (things.pictures.all().size < MAX_PICTURES) return true
      notify({ kind: 'info', text: say('pictures.tooMany', { max: MAX_PICTURES }) })
      return false
    },
    /**
     * Puts a stored picture on the paper.
     * @param at where its middle goes, relative to the field in sheet units; null: where there is room
     */
    addPicture(field: string, at: Point | null, file: PictureFile): string | null {
      const rect = geometry.fields.get(field)
      if (!rect || !context.mayWrite()) return null
      const { size, corner } = at ? around(at, file, rect) : whereRoomIs(field, file, rect)
      const id = nanoid()
      addPicture(doc, {
        id,
        at: { field, ...keepInside(rect, { ...corner, ...size }) },
        ...size,
        file,
        alt: '',
        by: participant,
        made: Math.round(context.now()),
      })
      history.push([{ kind: 'addThing', root: 'pictures', id, text: '' }])
      announce(say('pictures.saidAdded', { field: context.heading(field) }))
      return id
    },
    /** Sets the picture of a field that is for one, or takes it away. */
    setFieldPicture(field: string, file: PictureFile | null): void {
      if (!context.mayWrite()) return
      const from = readImage(doc, field)
      if (from?.hash === file?.hash) return
      setImage(doc, field, file)
      history.push([
        {
          kind: 'entry',
          root: 'images',
          key: field,
          from: from && { ...from },
          to: file && { ...file },
        },
      ])
      announce(say(file ? 'pictures.saidSet' : 'pictures.saidTaken', { field: context.heading(field) }))
    },
    /** Moves a picture to where there is room in another field, smaller where it must be. */
    movePictureToField(id: string, field: string): void {
      const picture = things.pictures.get(id)
      const rect = geometry.fields.get(field)
      if (!picture || !rect || picture.at.field === field) return
      const size = sizeOfWidth(picture.file, picture.width, rect)
      const { x, y } = freePicturePlace(rect, size, takenIn(field))
      if (!lay(picture, size, { field, x: Math.round(x), y: Math.round(y) })) return
      state.setState({ field })
      announce(say('pictures.saidMoved', { field: context.heading(field) }))
    },
    /** Makes a picture so wide (sheet units), in its own proportions. */
    setPictureWidth: setWidth,
  }
}
