export const board = {
  noteMenu: 'Lisää',
  write: 'Kirjoita',
  moveToField: 'Siirrä kenttään',
  moveUp: 'Siirrä edelle',
  moveDown: 'Siirrä taakse',
  remove: 'Poista',
  takeUp: 'Ota aineksi kompassiin',
  saidGrasped: 'Lappu on kädessä.',
  saidReturned: 'Lappu palasi paikalleen.',
  saidOthersAdded: 'Muilta {count} {count|uusi lappu|uutta lappua}.',
  saidOthersRemoved: 'Muut poistivat {count} {count|lapun|lappua}.',
}
