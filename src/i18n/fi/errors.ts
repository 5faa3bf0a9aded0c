export const errors = {
  offline: 'Palvelimeen ei saada yhteyttä. Tarkista, että laite on verkossa, ja yritä uudelleen.',
  outdated: 'Sivusta on uusi versio.',
  'name-missing': 'Kirjoita vielä etunimesi.',
}
