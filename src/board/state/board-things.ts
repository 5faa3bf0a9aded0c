import type * as Y from 'yjs'
import { type Comment, readComment } from '../../model/comments.ts'
import { type Group, readGroup } from '../../model/groups.ts'
import { type Stroke, readStroke } from '../../model/ink.ts'
import { type Link, readLink } from '../../model/links.ts'
import { type Picture, readPicture } from '../../model/pictures.ts'
import { type Stamp, readStamp } from '../../model/stamps.ts'
import { type ThingsStore, createThingsStore } from '../../model/things.ts'

export interface BoardThingKinds {
  readonly groups: Group
  readonly links: Link
  readonly ink: Stroke
  readonly stamps: Stamp
  readonly pictures: Picture
  readonly comments: Comment
}

/** What lies on a sheet beside its notes, as snapshots. */
export type BoardThings = { readonly [Root in keyof BoardThingKinds]: ThingsStore<BoardThingKinds[Root]> } & {
  readonly close: () => void
}

/** Watches all that lies on a canvas until `close`. */
export function createBoardThings(doc: Y.Doc): BoardThings {
  const stores = {
    groups: createThingsStore(doc, 'groups', readGroup),
    links: createThingsStore(doc, 'links', readLink),
    ink: createThingsStore(doc, 'ink', readStroke),
    stamps: createThingsStore(doc, 'stamps', readStamp),
    pictures: createThingsStore(doc, 'pictures', readPicture),
    comments: createThingsStore(doc, 'comments', readComment),
  }
  return {
    ...stores,
    close: () => {
      for (const store of Object.values(stores)) store.close()
    },
  }
}
