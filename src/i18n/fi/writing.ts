export const writing = {
  typeHere: '{field} Kirjoita lappu tähän.',
  boardMenu: 'Lisää kanvaasista',

  saidAdded: '{field} {count} {count|uusi lappu|uutta lappua}.',
  tooMany:
    'Leikepöydälläsi on {count} lapun verran tekstiä, mutta tälle kanvaasille mahtuu enää {left} (enintään {max}). Mitään ei liitetty.',
  makeNotes: 'Tee {count} lappua',
  pastedLines: 'Liitit lappuun {count} riviä.',
  pastedTooLong: 'Teksti ei mahdu tähän lappuun, joten mitään ei liitetty. Se on yhä leikepöydälläsi.',

  by: 'Kirjoitti {name}',
  showAuthors: 'Näytä kirjoittajat',
  hideAuthors: 'Piilota kirjoittajat',
  authorsShown: 'Lapuissa näkyy nyt, kuka ne kirjoitti.',
  authorsHidden: 'Kirjoittajat on piilotettu.',

  keys: 'Näppäimet',
}
