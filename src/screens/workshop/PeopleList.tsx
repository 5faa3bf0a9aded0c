import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import styles from './People.module.css'
import { tone } from '../../board/presence/tone.ts'
import { ROLE_NAMES, initial, nameOf, peopleHere } from './people-here.ts'
import { useWorkshop } from './workshop-context.ts'

/** The names of those who are here. */
export function PeopleList() {
  const t = useT()
  const { me, room } = useWorkshop()
  const presence = useStore(room.presence)
  const people = peopleHere(presence, me)
  return (
    <>
      <h2 className={styles['heading']}>{t('workshop.peopleCount', { count: people.length })}</h2>
      <ul className={styles['names']}>
        {people.map((person) => (
          <li key={person.id} className={styles['person']}>
            <span className={styles['face']} data-tone={tone(person.id)} aria-hidden>
              {initial(nameOf(t, person))}
            </span>
            <span className={styles['name']}>
              {nameOf(t, person)}
              {person.id === me.participantId && <span className={styles['you']}> {t('workshop.you')}</span>}
            </span>
            {person.role !== 'participant' && person.name !== '' && (
              <span className={styles['role']}>{t(ROLE_NAMES[person.role])}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
