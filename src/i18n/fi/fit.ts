/** Which note answers which: links, the two value sheets side by side, the fit check. */
export const fit = {
  noReliever: 'Ei helpotusta',
  noAnswer: 'Ei vastausta',
  answers: '{count} {count|vastaus|vastausta}',
  sheet: '{name}. Kanvaasi, jota voi siirtää',
}
