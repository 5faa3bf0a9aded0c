import { LearnAuthors } from './authors/LearnAuthors.tsx'
import { TellThings } from './presence/TellThings.tsx'

/** What a board does all the time and shows nowhere. */
export function Unseen() {
  return (
    <>
      <LearnAuthors />
      <TellThings />
    </>
  )
}
