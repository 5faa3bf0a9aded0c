import { readStored, writeStored } from '../../sync/stored.ts'

/*
 * What somebody began to write about a note stays on this device until it is sent, also when the panel, the page or the
 * browser is closed. A browser may refuse its store; then it stays as long as the page.
 */
const STORED = 'kompassi.drafts'
/** So many drafts are kept, the latest. */
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
  return readDrafts().findLast(([other]) => other === about)?.[1] ?? ''
}

/** What a participant began to write goes with the series. */
export function forgetDrafts(participant: string): void {
  const drafts = readDrafts().filter(([about]) => !about.startsWith(aboutOf(participant, '')))
  writeStored(STORED, drafts.length === 0 ? null : JSON.stringify(drafts))
}

/**
 * Keeps a draft in the place of what this tab kept before; what another tab keeps about the same note stays.
 * @param text empty: it was sent, or taken back
 * @param before what this tab kept, or found
 */
export function keepDraft(participant: string, note: string, text: string, before = ''): void {
  const about = aboutOf(participant, note)
  const all = readDrafts()
  const own = all.findLastIndex(([other, kept]) => other === about && kept === before)
  const others = all.toSpliced(own, own < 0 ? 0 : 1)
  const drafts = text === '' ? others : [...others, [about, text]].slice(-MOST)
  writeStored(STORED, drafts.length === 0 ? null : JSON.stringify(drafts))
}
