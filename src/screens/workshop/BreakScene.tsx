import type { Step } from '../../model/series.ts'
import { NightScene } from './NightScene.tsx'
import styles from './Scene.module.css'
import { TimerFace } from './TimerFace.tsx'
import { useWorkshop } from './workshop-context.ts'

/** A break: its name and the time, to be read from the coffee pot. */
export function BreakScene({ step }: { readonly step: Step }) {
  const { series, room } = useWorkshop()
  return (
    <NightScene>
      <h1 className={styles['nightTitle']} lang={series.language}>
        {step.title}
      </h1>
      {series.timer && <TimerFace timer={series.timer} now={room.now} look="scene" />}
    </NightScene>
  )
}
