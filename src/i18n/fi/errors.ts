export const errors = {
  offline: 'Palvelimeen ei saada yhteyttä. Tarkista, että laite on verkossa, ja yritä uudelleen.',
  outdated: 'Sivusta on uusi versio. Lataa sivu uudelleen.',
  'name-missing': 'Kirjoita vielä etunimesi.',
}
