import { useEffect, useEffectEvent, useRef } from 'react'
import { useStore } from 'zustand'
import { closeText, errorText, refusalText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { guarded } from '../../model/documents.ts'
import { canvasRight } from '../../model/role.ts'
import type { Room, RoomState } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { notify, unsay } from '../../ui/notices.ts'
import { offlineWords } from './ConnectionBar.tsx'
import { canvasName } from './stage.ts'
import { useWorkshop } from './workshop-context.ts'

/** A connection that drops for a moment is nothing to tell, ms. */
const MOMENT = 1500

type Link = 'live' | 'offline' | 'storage' | 'ended' | 'connecting'

function linkOf({ connection, refused }: RoomState): Link {
  return connection.is === 'live' && refused === 'storage-failed' ? 'storage' : connection.is
}

interface TellStateProps {
  /** The canvas' room, or where there is none the series'. */
  readonly room: Room
  /** The canvas on the screen. */
  readonly shown: string | null
  /** The one that it is seen beside. */
  readonly beside: string | null
}

/**
 * Shows nothing: says each change of what one can do here to those who listen. The bars that show it come with their words,
 * which no screen reader reads out.
 */
export function TellState({ room, shown, beside }: TellStateProps): null {
  useTellLink(room)
  useTellRefused(room)
  // First, so that what happens to the one that is written on is said last.
  useTellRight(beside, true)
  useTellRight(shown, false)
  return null
}

/** That the connection is lost, or that saving does not work, and once that was said, that it does again. */
function useTellLink(room: Room): void {
  const t = useT()
  const { me } = useWorkshop()
  const link = useStore(room.state, linkOf)
  const said = useRef<Link>('live')
  const tell = useEffectEvent(() => {
    if (link === said.current) return
    const state = room.state.getState()
    const { connection } = state
    // The words are the bar's, as they are now: with each letter that is written they would change.
    if (connection.is === 'ended') announce(closeText(t, connection.code))
    else if (connection.is === 'offline') announce(offlineWords(t, state, me.role, connection.code))
    else if (link === 'storage') announce(refusalText(t, 'storage-failed'))
    else announce(t(said.current === 'storage' ? 'workshop.savingAgain' : 'workshop.onlineAgain'))
    said.current = link
  })
  const wasAway = useRef(false)
  const isBack = useEffectEvent(() => unsay({ kind: 'error', text: errorText(t, 'offline') }))
  useEffect(() => {
    // What failed for want of a connection can be tried again: that there is none is true no more. A connection that was
    // only opened tells nothing of it: the message may have come the moment before, and would be gone unread.
    if (link === 'live' && wasAway.current) isBack()
    wasAway.current = link === 'offline' || (wasAway.current && link !== 'live')
    if (link === 'connecting') return undefined
    const timer = setTimeout(() => tell(), link === 'offline' ? MOMENT : 0)
    return () => clearTimeout(timer)
  }, [link])
}

/** That what one wrote came too late for the closing; to who runs the workshop, that there are such people. */
function useTellRefused(room: Room): void {
  const t = useT()
  const { runs } = useWorkshop()
  const tooLate = useStore(room.state, ({ refused }) => refused === 'closed')
  const held = useStore(room.state, (state) => (runs ? state.held : 0))
  const before = useRef(0)
  const tellLate = useEffectEvent(() => announce(t('board.onlyHere')))
  const tellHeld = useEffectEvent(() => announce(t('workshop.heldWrites', { count: held })))
  useEffect(() => {
    if (tooLate) tellLate()
  }, [tooLate])
  useEffect(() => {
    if (held > before.current) tellHeld()
    before.current = held
  }, [held])
}

/** Whether somebody has words under their hands, on the canvas. */
function isWriting(): boolean {
  const { activeElement } = document
  return (
    activeElement instanceof HTMLElement &&
    activeElement.matches('main :is(textarea:not([readonly]), input:not([type="checkbox"]))') &&
    'value' in activeElement &&
    activeElement.value !== ''
  )
}

/**
 * That the canvas one looks at is closed or opened. Who was in the middle of a sentence sees, too, why the writing ended.
 * @param named says which one, where there are two
 */
function useTellRight(id: string | null, named: boolean): void {
  const t = useT()
  const { me, room, series } = useWorkshop()
  const canvas = series.canvases.find((each) => each.id === id)
  const right = canvas && canvasRight(me.role, canvas.state)
  const before = useRef({ id, right })
  /** Whether one was writing when the series last changed: the screen, which follows it, takes the text away. */
  const writing = useRef(false)
  useEffect(() => {
    const look = guarded(() => {
      writing.current = isWriting()
    })
    room.doc.on('update', look)
    return () => room.doc.off('update', look)
  }, [room])

  const closedNotice = { kind: 'info', text: t('workshop.closedWhileWriting') } as const
  const tell = useEffectEvent(() => {
    const which = named && canvas ? `${canvasName(canvas, series)}: ` : ''
    if (right === 'write') {
      unsay(closedNotice)
      announce(which + t('workshop.openedNow'))
    } else if (right === 'held' && writing.current && !named) {
      notify(closedNotice)
    } else if (right === 'held') announce(which + t('board.held'))
  })
  useEffect(() => {
    const isSame = before.current.id === id
    if (isSame && before.current.right !== right) tell()
    before.current = { id, right }
  }, [id, right])
}
