/*
 * What somebody began to write about a note stays when the panel is closed, the page reloaded or the canvas closed: in
 * this tab, until it is sent. A browser may refuse its store; then it stays as long as the page.
 */
const kept = new Map<string, string>()
const keyOf = (participant: string, note: string): string => `kompassi.comment.${participant}.${note}`

function withStore<T>(act: (store: Storage) => T): T | null {
  try {
    return act(window.sessionStorage)
  } catch (error) {
    console.info('the browser keeps no drafts for this page', error)
    return null
  }
}

export function readDraft(participant: string, note: string): string {
  const key = keyOf(participant, note)
  return kept.get(key) ?? withStore((store) => store.getItem(key)) ?? ''
}

export function keepDraft(participant: string, note: string, text: string): void {
  const key = keyOf(participant, note)
  kept.set(key, text)
  withStore((store) => (text === '' ? store.removeItem(key) : store.setItem(key, text)))
}
