import { type Translate, languageStore } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import type { Role } from '../../model/role.ts'
import type { Me, Person, Presence } from '../../sync/room-types.ts'

const RANK: Readonly<Record<Role, number>> = { facilitator: 0, participant: 1, viewer: 2 }

/** Everyone in the series just now, oneself included: facilitators first, then by name. */
export function peopleHere({ people }: Presence, me: Me): readonly Person[] {
  const own: Person = { id: me.participantId, name: me.name, role: me.role }
  const everyone = new Map(people)
  if (!everyone.has(own.id)) everyone.set(own.id, own)
  const { language } = languageStore.getState()
  return [...everyone.values()].toSorted(
    (a, b) => RANK[a.role] - RANK[b.role] || a.name.localeCompare(b.name, language) || (a.id < b.id ? -1 : 1),
  )
}

/** A person's name; who gave none goes by their role. */
export const nameOf = (t: Translate, person: Person): string =>
  person.name === '' ? t(ROLE_NAMES[person.role]) : person.name

export const initial = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? '?'
