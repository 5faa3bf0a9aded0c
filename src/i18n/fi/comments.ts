/** Comments on notes. */
export const comments = {
  count: '{count} {count|kommentti|kommenttia}',
  tooMany: 'Tässä lapussa on jo {max} kommenttia. Jatkakaa uudella lapulla.',
  someone: 'Osallistuja',
  saidAdded: 'Kommentti lähetetty.',
  saidRestored: 'Kommentti palautettu.',
  saidHere: '{name} kommentoi: {text}',
}
