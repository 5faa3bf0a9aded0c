import type { RefObject } from 'react'
import { LearnAuthors } from './authors/LearnAuthors.tsx'
import { TellThings } from './presence/TellThings.tsx'
import { PrintCanvas } from './print/PrintCanvas.tsx'

interface UnseenProps {
  /** What the browser prints as paper; without it nothing, as where two boards are amid each other. */
  readonly root?: RefObject<HTMLElement | null>
}

/** What a board does all the time and shows nowhere. */
export function Unseen({ root }: UnseenProps) {
  return (
    <>
      {root && <PrintCanvas root={root} />}
      <LearnAuthors />
      <TellThings />
    </>
  )
}
