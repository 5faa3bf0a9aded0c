import { nanoid } from 'nanoid'
import { type Comment, addComment, commentsOn } from '../../model/comments.ts'
import { MAX_COMMENTS, MAX_COMMENT_TEXT } from '../../model/limits.ts'
import { removeThing, restoreThing } from '../../model/things.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { say } from '../state/say.ts'

/** Commenting on notes. */
export function createCommentActs({ doc, participant, now, notes, things, history, mayWrite }: ActsContext) {
  return {
    /** Comments on a note. @returns whether it was taken; the words are then in the document */
    comment(note: string, words: string): boolean {
      const text = words.trim()
      if (!mayWrite() || !notes.note(note) || text === '' || text.length > MAX_COMMENT_TEXT) return false
      if (commentsOn(note, things.comments.all().values()).length >= MAX_COMMENTS) {
        notify({ kind: 'info', text: say('comments.tooMany', { max: MAX_COMMENTS }) })
        return false
      }
      const id = nanoid()
      addComment(doc, { id, note, text, by: participant, made: Math.round(now()) })
      history.push([{ kind: 'addThing', root: 'comments', id, text }])
      announce(say('comments.saidAdded'))
      return true
    },
    /** Removes a comment: one's own, or for those who run the workshop anyone's. @returns whether it was */
    removeComment(id: string, ofAnyone: boolean): boolean {
      const comment = things.comments.get(id)
      if (!comment || !mayWrite() || (comment.by !== participant && !ofAnyone)) return false
      removeThing(doc, 'comments', id)
      history.push([{ kind: 'removeThing', root: 'comments', id }])
      return true
    },
    /** Takes the removing back. */
    restoreComment({ id, text }: Comment): void {
      if (!mayWrite() || !restoreThing(doc, 'comments', id)) return
      history.push([{ kind: 'addThing', root: 'comments', id, text }])
      announce(say('comments.saidRestored'))
    },
  }
}
