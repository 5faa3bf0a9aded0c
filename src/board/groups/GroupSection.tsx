import { useId } from 'react'
import { ListNote } from '../list/ListNote.tsx'
import { GroupHead } from './GroupHead.tsx'
import styles from './GroupSection.module.css'

interface GroupSectionProps {
  readonly id: string
  readonly notes: readonly string[]
}

/** A group in the list: its notes under its title. */
export function GroupSection({ id, notes }: GroupSectionProps) {
  const heading = useId()
  return (
    <li className={styles['group']} data-group={id}>
      <div className={styles['heading']}>
        <GroupHead id={id} count={notes.length} headingId={heading} />
      </div>
      <ul className={styles['notes']} aria-labelledby={heading}>
        {notes.map((note) => (
          <ListNote key={note} id={note} />
        ))}
      </ul>
    </li>
  )
}
