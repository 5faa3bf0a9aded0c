import type * as Y from 'yjs'
import { addComment } from '../../src/model/comments.ts'
import { addGroup, groupTitle, setGroup } from '../../src/model/groups.ts'
import { addStroke } from '../../src/model/ink.ts'
import { addLink } from '../../src/model/links.ts'
import { addPicture, pictureAlt, setImage } from '../../src/model/pictures.ts'
import { STAMP_KINDS, addReaction, addStamp, removeReaction } from '../../src/model/stamps.ts'
import { THING_ROOTS, removeThing, restoreThing, setValue } from '../../src/model/things.ts'
import { setText } from '../../src/model/text.ts'

/** What somebody does to what lies on a sheet beside its notes; for properties and fuzz. */
export const THING_ACTS = [
  'group',
  'join',
  'leave',
  'title',
  'regroup',
  'link',
  'ink',
  'stamp',
  'moveStamp',
  'picture',
  'alt',
  'comment',
  'react',
  'image',
  'removeThing',
  'restoreThing',
] as const
type ThingAct = (typeof THING_ACTS)[number]

interface How {
  readonly act: ThingAct
  /** The note that it is about. */
  readonly note: string
  /** Another note. */
  readonly other: string
  /** Which of a few things. */
  readonly which: number
  readonly value: number
  readonly fields: readonly string[]
}

const hash = (value: number) => String(value % 10).repeat(64)

/** Performs one act by the model's operations; what it needs may be missing. */
export function performThing(doc: Y.Doc, { act, note, other, which, value, fields }: How): void {
  const field = fields[value % fields.length] ?? 'hear'
  const at = { field, x: value % 90, y: value % 400 }
  const made = { by: value % 3 ? `p${value % 3}` : null, made: value }
  const file = { hash: hash(value), width: 10 + (value % 50), height: 10 }
  switch (act) {
    case 'group':
      return addGroup(doc, { id: `g${which}`, field, title: `R${value}`, ...made }, [note])
    case 'join':
      return void setGroup(doc, note, `g${which}`)
    case 'leave':
      return void setGroup(doc, note, null)
    case 'title': {
      const title = groupTitle(doc, `g${which}`)
      return title ? setText(title, value % 5 ? `Otsikko ${value}` : '') : undefined
    }
    case 'regroup':
      return void setValue(doc, 'groups', `g${which}`, 'field', field)
    case 'link': {
      const to = value % 4 === 0 ? { point: { x: value, y: 5 } } : { note: other }
      const kind = value % 2 ? 'arrow' : 'answers'
      return addLink(doc, { id: `l${which}`, kind, from: { note }, to, ...made })
    }
    case 'ink':
      return addStroke(doc, {
        id: `i${which}`,
        tool: value % 2 ? 'pen' : 'marker',
        color: 'aurora',
        width: value % 3 ? 'fine' : 'broad',
        points: [value, 0, 50, value + 5, 9, 60],
        ...made,
      })
    case 'stamp':
      return addStamp(doc, { id: `s${which}`, kind: STAMP_KINDS[value % 6] ?? 'heart', at, ...made })
    case 'moveStamp':
      return void setValue(doc, 'stamps', `s${which}`, 'at', at)
    case 'picture':
      return addPicture(doc, { id: `k${which}`, at, width: 100, height: 80, file, alt: `A${value}`, ...made })
    case 'alt': {
      const alt = pictureAlt(doc, `k${which}`)
      return alt ? setText(alt, `Kuva ${value}`) : undefined
    }
    case 'comment':
      return addComment(doc, { id: `c${which}`, note, text: `sanon ${value}`, ...made })
    case 'react': {
      const reaction = { note, kind: STAMP_KINDS[value % 6] ?? 'heart', by: `p${which}` }
      return void (value % 3 ? addReaction(doc, reaction, `r${value}`, value) : removeReaction(doc, reaction))
    }
    case 'image':
      return setImage(doc, 'picture', value % 4 === 0 ? null : file)
    case 'removeThing':
    case 'restoreThing': {
      const root = THING_ROOTS[value % THING_ROOTS.length] ?? 'groups'
      const id = `${{ groups: 'g', links: 'l', ink: 'i', stamps: 's', pictures: 'k', comments: 'c' }[root]}${which}`
      return void (act === 'removeThing' ? removeThing : restoreThing)(doc, root, id)
    }
  }
}
