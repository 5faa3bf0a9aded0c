/** What something is called, and what it is: a name that is a question takes no colon. */
export const labelled = (name: string, words: string): string =>
  `${name}${/[?!:]$/.test(name) ? '' : ':'} ${words}`
