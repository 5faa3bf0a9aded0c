export const pictures = {
  add: 'Lisää kuva',
  choose: 'Valitse kuva',
  take: 'Ota kuva',
  replace: 'Vaihda kuva',
  removeFrom: 'Poista kuva',
  sending: 'Kuva on matkalla…',
  held: 'Kuva odottaa yhteyttä. Pidä sivu auki.',
  customer: 'Asiakkaamme',
  tooMany: 'Tällä kanvaasilla on jo {max} kuvaa. Poista ensin jokin niistä.',
  saidAdded: 'Kuva lisätty kenttään {field}.',
  saidSet: 'Kuva asetettu: {field}.',
  saidTaken: 'Kuva poistettu: {field}.',
}
