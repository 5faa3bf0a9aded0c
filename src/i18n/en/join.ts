import type { Translation } from '../index.ts'

export const join: Translation['join'] = {
  codeTitle: 'Welcome in!',
  codeText: 'The code is on the facilitator’s screen. If you were given a link, you can paste it here too.',
  codeLabel: 'Code',
  codeHint: 'Six characters. Capitals or not makes no difference.',
  codeMissing: 'First type the code that is on the facilitator’s screen.',
  enter: 'Enter',
  entering: 'Going in…',
  checking: 'Opening the door…',
  nameTitle: 'Welcome in!',
  nameLabel: 'Your first name',
  nameHint: 'So that the others know who is writing. Nothing else is asked.',
  noSessionTitle: 'This needs a link or a code',
  notFoundTitle: 'There is nothing here',
  offlineTitle: 'No connection to the server',
  troubleTitle: 'The door does not open right now',
}
