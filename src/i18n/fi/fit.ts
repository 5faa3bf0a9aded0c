/** Which note answers which: links, the two value sheets side by side, the fit check. */
export const fit = {
  answer: 'Vastaa lappuun…',
  saidAnswers: 'Lappu vastaa nyt valittuun lappuun.',
  saidAnswersNot: 'Yhteys poistettu.',
  answerTitle: 'Mihin lappuihin tämä vastaa?',
  search: 'Etsi lappua: {field}',
  found: '{count} / {all}',
  nothingToAnswer: 'Kentässä ”{field}” ei ole vielä lappuja.',
  noSheet: 'Tässä sarjassa ei ole arkkia, johon tämä kenttä vastaa.',
  done: 'Valmis',
}
