export const pictures = {
  count: '{count} {count|kuva|kuvaa}',
  choose: 'Valitse kuva',
  take: 'Ota kuva',
  replace: 'Vaihda kuva',
  removeFrom: 'Poista kuva',
  sending: 'Kuva on matkalla…',
  held: 'Kuva odottaa yhteyttä. Pidä sivu auki.',
  customer: 'Asiakkaamme',
}
