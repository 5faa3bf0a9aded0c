import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { CompassRose } from '../../ui/CompassRose.tsx'
import { JoinWay } from './JoinWay.tsx'
import { NightScene } from './NightScene.tsx'
import { nameOf, peopleHere } from './people-here.ts'
import styles from './Scene.module.css'
import { useJoinCode } from './use-join-code.ts'
import { useWorkshop } from './workshop-context.ts'

/** So many names fit without becoming a list. */
const NAMES = 24

/** Before the first step: nothing to do, and it shows that one is in the right place among the others. */
export function WaitingScene() {
  const t = useT()
  const { me, room, series } = useWorkshop()
  const presence = useStore(room.presence)
  const people = peopleHere(presence, me)
  return (
    <NightScene>
      {me.role === 'viewer' && series.codeOnWall ? (
        <WallWay />
      ) : (
        <CompassRose className={styles['nightRose']} />
      )}
      <h1 className={styles['nightTitle']}>{t('workshop.waitingTitle')}</h1>
      <p className={styles['nightText']}>
        {me.name === ''
          ? t('workshop.waitingText', { company: series.organisation || series.title })
          : t('workshop.waitingName', { name: me.name, company: series.organisation || series.title })}
      </p>
      <ul className={styles['nightPeople']} aria-label={t('workshop.peopleCount', { count: people.length })}>
        {people.slice(0, NAMES).map((person) => (
          <li key={person.id}>{nameOf(t, person)}</li>
        ))}
        {people.length > NAMES && <li>+{people.length - NAMES}</li>}
      </ul>
    </NightScene>
  )
}

/** While people come the screen on the wall shows them the way in. */
function WallWay() {
  const { me } = useWorkshop()
  const way = useJoinCode(me.seriesId)
  return way ? <JoinWay {...way} shares /> : <CompassRose className={styles['nightRose']} />
}
