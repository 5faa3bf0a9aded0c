/** Comments on notes. */
export const comments = {
  count: '{count} {count|kommentti|kommenttia}',
  someone: 'Osallistuja',
  saidHere: '{name} kommentoi: {text}',
}
