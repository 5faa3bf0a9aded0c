import { nanoid } from 'nanoid'
import type { Act } from '../../model/acts.ts'
import { type Link, addLink } from '../../model/links.ts'
import type { Note } from '../../model/note.ts'
import { removeThing } from '../../model/things.ts'
import { announce } from '../../ui/announce.ts'
import { besideChoice } from '../beside/beside-choice.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { say } from '../state/say.ts'

/** The note that is answered; `canvas`: its canvas, when that is another one. */
export interface Answered {
  readonly note: string
  readonly canvas?: string
}

/** The links of a canvas by which one of its notes answers another. */
export function answersOf(links: Iterable<Link>, from: string, to: Answered): Link[] {
  return [...links].filter(
    (link) =>
      link.kind === 'answers' &&
      'note' in link.from &&
      'note' in link.to &&
      link.from.note === from &&
      link.to.note === to.note &&
      link.to.canvas === to.canvas,
  )
}

/** What a note answers, each once. */
function answeredBy(links: Iterable<Link>, from: string): Answered[] {
  const all = [...links].filter(({ kind }) => kind === 'answers')
  const ends = all.flatMap((link) => ('note' in link.from && link.from.note === from ? [link.to] : []))
  const answered = ends.filter((to): to is Answered => 'note' in to)
  return [...new Map(answered.map((to) => [`${to.canvas} ${to.note}`, to])).values()]
}

/**
 * Letting a note answer another.
 * @param newNote makes a note and begins to write it
 */
export function createAnswerActs(
  { doc, participant, now, notes, things, history, mayWrite }: ActsContext,
  newNote: (field: string) => string | null,
) {
  function link(from: string, to: Answered): Act {
    const id = nanoid()
    addLink(doc, { id, kind: 'answers', from: { note: from }, to, by: participant, made: Math.round(now()) })
    announce(say('fit.saidAnswers'))
    return { kind: 'addThing', root: 'links', id, text: '' }
  }

  return {
    /** Begins a note that answers another: one act, of which nothing is left when the note stays empty. @returns its id */
    newAnswer(field: string, to: Answered): string | null {
      const id = newNote(field)
      if (id === null) return null
      const adding = history.forget(id) ?? []
      history.push([link(id, to), ...adding])
      return id
    },
    /**
     * Begins the next note after one that was written. Where answers stand beneath what they answer it answers the same: it
     * would begin at the field's end else, away from who goes on writing.
     */
    newNext(after: Note): string | null {
      const id = newNote(after.at.field)
      const to = besideChoice.getState().on ? answeredBy(things.links.all().values(), after.id) : []
      if (id === null || to.length === 0) return id
      const adding = history.forget(id) ?? []
      history.push([...to.map((answered) => link(id, answered)), ...adding])
      return id
    },
    /** Lets a note of this canvas answer another. @returns false when it does so already or may not */
    answer(from: string, to: Answered): boolean {
      if (!mayWrite() || !notes.note(from) || (to.canvas === undefined && to.note === from)) return false
      if (answersOf(things.links.all().values(), from, to).length > 0) return false
      history.push([link(from, to)])
      return true
    },
    /** Takes such a link away, and its doubles that others made at the same time. */
    unanswer(from: string, to: Answered): void {
      const links = answersOf(things.links.all().values(), from, to)
      if (!mayWrite() || links.length === 0) return
      for (const { id } of links) removeThing(doc, 'links', id)
      history.push(links.map(({ id }) => ({ kind: 'removeThing', root: 'links', id })))
      announce(say('fit.saidAnswersNot'))
    },
  }
}
