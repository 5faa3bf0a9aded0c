import { Suspense, memo } from 'react'
import type { Room } from '../../sync/room-types.ts'
import { CanvasStage } from './CanvasStage.tsx'
import {
  BreakScene,
  CardScene,
  LostCanvas,
  PosterScene,
  RecapScene,
  StartGuide,
  WaitingScene,
} from './parts.ts'
import type { Stage as What } from './stage.ts'
import { useWorkshop } from './workshop-context.ts'

interface StageProps {
  readonly stage: What
  readonly room: Room | null
  /** See `CanvasStage`. */
  readonly askingRoom: Room | null
}

/** The step itself: a canvas to write on, or a scene to look at. What else is on the screen renders without it. */
export const Stage = memo(function Stage(props: StageProps) {
  return (
    <Suspense>
      <Shown {...props} />
    </Suspense>
  )
})

function Shown({ stage, room, askingRoom }: StageProps) {
  const { runs } = useWorkshop()
  switch (stage.kind) {
    case 'canvas':
      return (
        <CanvasStage
          key={stage.canvas.id}
          canvas={stage.canvas}
          place={stage.place}
          room={room}
          askingRoom={askingRoom}
        />
      )
    case 'lost':
      return <LostCanvas />
    case 'waiting':
      return runs ? <StartGuide /> : <WaitingScene />
    case 'scene': {
      const { shows } = stage.step
      switch (shows.kind) {
        case 'card':
        case 'homework':
          return <CardScene kind={shows.kind} title={shows.title} text={shows.text} />
        case 'recap':
          return <RecapScene />
        case 'poster':
          return <PosterScene step={stage.step} />
        case 'break':
        case 'canvas':
          return <BreakScene step={stage.step} />
      }
    }
  }
}
