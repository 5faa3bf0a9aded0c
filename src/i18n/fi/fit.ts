/** Which note answers which: links, the two value sheets side by side, the fit check. */
export const fit = {
  saidAnswers: 'Lappu vastaa nyt valittuun lappuun.',
  saidAnswersNot: 'Yhteys poistettu.',
  noReliever: 'Ei helpotusta',
  noAnswer: 'Ei vastausta',
  answers: '{count} {count|vastaus|vastausta}',
  sheet: '{name}. Kanvaasi, jota voi siirtää',
}
