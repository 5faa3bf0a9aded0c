/** Which note answers which: links, the two value sheets side by side, the fit check. */
export const fit = {
  answer: 'Answer a note…',
  saidAnswers: 'The note now answers the chosen one.',
  saidAnswersNot: 'Link removed.',
  answerTitle: 'Which notes does this answer?',
  search: 'Search the notes of {field}',
  found: '{count} / {all}',
  nothingToAnswer: 'There are no notes in “{field}” yet.',
  noSheet: 'This series has no sheet that this field answers.',
  done: 'Done',
}
