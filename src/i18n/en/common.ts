import type { Translation } from '../index.ts'

export const common: Translation['common'] = {
  appName: 'Arjen kompassi',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Try again',
  reload: 'Reload the page',
  loading: 'Just a moment…',
  copied: 'Copied',
  more: 'More actions',
  dismiss: 'Close the message',
  toStart: 'To the start page',
  language: 'Language',
  languageFi: 'Suomi',
  languageEn: 'English',
  roleFacilitator: 'Facilitator',
  roleParticipant: 'Participant',
  roleViewer: 'Viewer',
  tooLongBy:
    'The text is {over} {over|character|characters} too long. At most {max} characters: shorten it a little.',
  brokenTitle: 'Something went wrong',
  brokenText: 'The page stopped at an error. What was shown as saved is safe. Reload the page to go on.',
  brokenDetails: 'Technical description',
}
