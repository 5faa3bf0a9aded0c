import { nanoid } from 'nanoid'
import { addComment, commentsOn } from '../../model/comments.ts'
import { MAX_COMMENTS, MAX_COMMENT_TEXT } from '../../model/limits.ts'
import { removeThing, restoreThing } from '../../model/things.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { say } from '../state/say.ts'

/** Commenting on notes. */
export function createCommentActs({ doc, participant, now, notes, things, history, mayWrite }: ActsContext) {
  function bringBack(id: string, text: string): void {
    if (!mayWrite() || !restoreThing(doc, 'comments', id)) return
    history.push([{ kind: 'addThing', root: 'comments', id, text }])
    announce(say('comments.saidRestored'))
  }

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
    /** Removes a comment: one's own, or for those who run the workshop anyone's. */
    removeComment(id: string, ofAnyone: boolean): void {
      const comment = things.comments.get(id)
      if (!comment || !mayWrite() || (comment.by !== participant && !ofAnyone)) return
      removeThing(doc, 'comments', id)
      history.push([{ kind: 'removeThing', root: 'comments', id }])
      notify({
        kind: 'info',
        text: say('comments.removed'),
        action: { label: say('board.undo'), onSelect: () => bringBack(id, comment.text) },
      })
    },
  }
}
