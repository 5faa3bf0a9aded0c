export const search = {
  label: 'Hae sanoja',
  about: 'Etsii kaikkien kanvaasien lapuista, teksteistä ja kommenteista.',
  again: '{key} uudelleen avaa selaimen oman haun.',
  control: 'Ctrl+F',
  command: '⌘F',
  count: '{count} {count|osuma|osumaa}, {canvases} {canvases|kanvaasi|kanvaasia}.',
  more: 'Ensimmäiset {count} osumaa. Tarkenna hakua, niin näet loput.',
  nothing: 'Ei osumia. Kokeile lyhyempää sanaa tai sanan alkua.',
  offline: 'Palvelimeen ei ole yhteyttä: tässä ovat avoinna olevan kanvaasin osumat ({count}).',
  unread:
    'Näistä ei voitu hakea, koska palvelin ei saa niitä auki: {canvases}. Kerro ylläpitäjälle tai vetäjälle.',
  gone: 'Sitä ei enää ole: joku ehti poistaa sen.',
  group: 'Ryhmä',
  comment: 'Kommentti',
  picture: 'Kuva',
  deed: 'Teko',
  keyResult: 'Avaintulos',
}
