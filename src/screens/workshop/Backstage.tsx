import type { Room } from '../../sync/room-types.ts'
import { BringHome } from './BringHome.tsx'
import { KeepPlace } from './KeepPlace.tsx'
import { TellState } from './TellState.tsx'

interface BackstageProps {
  /** The canvas' room, or where there is none the series'. */
  readonly room: Room
  /** The canvas on the screen. */
  readonly shown: string | null
  /** The one that it is seen beside. */
  readonly beside: string | null
  /** Names what fills the screen. */
  readonly place: string | undefined
}

/** What goes on behind the screen and shows nothing there. */
export function Backstage({ room, shown, beside, place }: BackstageProps) {
  return (
    <>
      <BringHome />
      <KeepPlace key={place} />
      <TellState room={room} shown={shown} beside={beside} />
    </>
  )
}
