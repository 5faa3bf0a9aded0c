export const search = {
  label: 'Hae sanoja',
  about:
    'Etsii kaikkien kanvaasien lapuista, teksteistä ja kommenteista. Ctrl+F uudelleen avaa selaimen oman haun.',
  count: '{count} {count|osuma|osumaa}, {canvases} {canvases|kanvaasi|kanvaasia}.',
  more: 'Ensimmäiset {count} osumaa. Tarkenna hakua, niin näet loput.',
  nothing: 'Ei osumia. Kokeile lyhyempää sanaa tai sanan alkua.',
  offline: 'Palvelimeen ei ole yhteyttä: tässä ovat avoinna olevan kanvaasin osumat ({count}).',
  gone: 'Sitä ei enää ole: joku ehti poistaa sen.',
  group: 'Ryhmä',
  comment: 'Kommentti',
  picture: 'Kuva',
  deed: 'Teko',
  keyResult: 'Avaintulos',
}
