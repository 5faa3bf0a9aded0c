import { useId, useRef } from 'react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { placeMenu } from '../../ui/place-menu.ts'
import { PeopleList } from './parts.ts'
import styles from './People.module.css'
import { tone } from '../../board/presence/tone.ts'
import { initial, nameOf, peopleHere } from './people-here.ts'
import { useWorkshop } from './workshop-context.ts'

/** So many faces show; the others are a number. */
const FACES = 4

/** Who is here: faces and a number, with a list of names behind them. */
export function People() {
  const t = useT()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const { me, room } = useWorkshop()
  const presence = useStore(room.presence)
  const people = peopleHere(presence, me)
  const faces = people.length > FACES + 1 ? people.slice(0, FACES) : people
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['people']}
        popoverTarget={id}
        aria-label={t('workshop.peopleCount', { count: people.length })}
        title={t('workshop.peopleCount', { count: people.length })}
      >
        {faces.map((person) => (
          <span key={person.id} className={styles['face']} data-tone={tone(person.id)} aria-hidden>
            {initial(nameOf(t, person))}
          </span>
        ))}
        {people.length > faces.length && (
          <span className={styles['face']} data-tone="more" aria-hidden>
            +{people.length - faces.length}
          </span>
        )}
      </button>
      <div
        id={id}
        popover="auto"
        className={styles['list']}
        onToggle={(event) => {
          if (event.newState === 'open' && button.current) placeMenu(button.current, event.currentTarget)
        }}
      >
        <PeopleList />
      </div>
    </>
  )
}
