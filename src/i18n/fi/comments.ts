/** Comments on notes. */
export const comments = {
  count: '{count} {count|kommentti|kommenttia}',
  tooMany: 'Tässä lapussa on jo {max} kommenttia. Jatkakaa uudella lapulla.',
  someone: 'Osallistuja',
  saidAdded: 'Kommentti lähetetty.',
  saidRestored: 'Kommentti palautettu.',
  saidOthers: 'Muilta {count} {count|uusi kommentti|uutta kommenttia}.',
  saidHere: '{name} kommentoi: {text}',
}
