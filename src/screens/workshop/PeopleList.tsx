import { useStore } from 'zustand'
import { follow } from '../../board/presence/follow-store.ts'
import { useT } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import faces from './People.module.css'
import styles from './PeopleList.module.css'
import { tone } from '../../board/presence/tone.ts'
import { initial, nameOf, peopleHere } from './people-here.ts'
import { canvasName } from './stage.ts'
import { usePlaces } from './use-places.ts'
import { useWorkshop } from './workshop-context.ts'

interface PeopleListProps {
  /** Without a heading: what it lies in has one. */
  readonly plain?: boolean
}

/** The names of those who are here. */
export function PeopleList({ plain = false }: PeopleListProps) {
  const t = useT()
  const { me, room, series } = useWorkshop()
  const places = usePlaces(room)
  const placeOf = (id: string) => {
    const canvas = series.canvases.find((each) => each.id === places.get(id))
    return canvas && canvasName(canvas, series)
  }
  const presence = useStore(room.presence)
  const people = peopleHere(presence, me)
  return (
    <>
      {!plain && <h2 className={styles['heading']}>{t('workshop.peopleCount', { count: people.length })}</h2>}
      <ul className={styles['names']}>
        {people.map((person) => (
          <li key={person.id} className={styles['person']}>
            <span className={faces['face']} data-tone={tone(person.id)} aria-hidden>
              {initial(nameOf(t, person))}
            </span>
            <span className={styles['name']}>
              {nameOf(t, person)}
              {person.id === me.participantId && <span className={styles['you']}> {t('workshop.you')}</span>}
              {placeOf(person.id) !== undefined && (
                <span className={styles['place']}>{placeOf(person.id)}</span>
              )}
            </span>
            {person.role !== 'participant' && person.name !== '' && (
              <span className={styles['role']}>{t(ROLE_NAMES[person.role])}</span>
            )}
            {person.id !== me.participantId && placeOf(person.id) !== undefined && (
              <button
                type="button"
                className={styles['follow']}
                aria-label={t('presence.followPerson', { name: nameOf(t, person) })}
                onClick={(event) => {
                  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
                  event.currentTarget.closest('dialog')?.close()
                  follow(person.id)
                }}
              >
                {t('presence.follow')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
