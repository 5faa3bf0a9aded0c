import { readStored, writeStored } from '../../sync/stored.ts'

/*
 * What somebody began to write about a note stays on this device until it is sent, also when the panel, the page or the
 * browser is closed. A browser may refuse its store; then it stays as long as the page.
 */
const STORED = 'kompassi.drafts'
/** Of so many notes a draft is kept, the latest. */
const MOST = 50

type Draft = readonly [about: string, text: string]

const aboutOf = (participant: string, note: string): string => `${participant}.${note}`

const isDraft = (entry: unknown): entry is Draft =>
  Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string')

function readDrafts(): readonly Draft[] {
  try {
    const drafts: unknown = JSON.parse(readStored(STORED) ?? '[]')
    return Array.isArray(drafts) ? drafts.filter(isDraft) : []
  } catch (error) {
    console.info('the drafts of this device were not readable', error)
    return []
  }
}

export function readDraft(participant: string, note: string): string {
  const about = aboutOf(participant, note)
  return readDrafts().find(([other]) => other === about)?.[1] ?? ''
}

/** What a participant began to write goes with the series. */
export function forgetDrafts(participant: string): void {
  const drafts = readDrafts().filter(([about]) => !about.startsWith(aboutOf(participant, '')))
  writeStored(STORED, drafts.length === 0 ? null : JSON.stringify(drafts))
}

/** @param text empty: it was sent, or taken back */
export function keepDraft(participant: string, note: string, text: string): void {
  const about = aboutOf(participant, note)
  const others = readDrafts().filter(([other]) => other !== about)
  const drafts = text === '' ? others : [...others, [about, text]].slice(-MOST)
  writeStored(STORED, drafts.length === 0 ? null : JSON.stringify(drafts))
}
