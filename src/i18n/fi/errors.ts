export const errors = {
  offline: 'Palvelimeen ei saada yhteyttä. Tarkista, että laite on verkossa, ja yritä uudelleen.',
  'name-missing': 'Kirjoita vielä etunimesi.',
}
