/** The notes that the page's address asks for: none, or all of the benchmark's. */
export async function loadNotes() {
  if (!location.search.includes('notes')) return []
  const answer = await fetch('/notes.json')
  return answer.json()
}
