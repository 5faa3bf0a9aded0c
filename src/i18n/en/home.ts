import type { Translation } from '../index.ts'

export const home: Translation['home'] = {
  title: 'From three workshops to a compass on the wall',
  intro:
    'Write together what kind of service you promise. Your team’s own words become three principles and a wall compass that shows the direction every day.',
  createTitle: 'Start a new series',
  createText:
    'The agenda of three workshops and the canvases are ready. Participants come in by a link or a code, without accounts.',
  company: 'Name of the company or place',
  companyHint: 'Shown on the canvases and on the wall compass.',
  seriesLanguage: 'Which language do you work in?',
  key: 'The server’s key',
  keyHint:
    'Whoever has the key can make a series. Ask who runs the server: it is in the address printed at its start, after #key=.',
  keyMissing: 'This takes the key. Ask who runs the server for it.',
  create: 'Make the series',
  creating: 'Making the series…',
  sample: 'Open the sample',
  sampleOpening: 'Opening the sample…',
  sampleText:
    'In the sample, in Finnish, an imaginary service square has already filled its canvases and compass.',
  joinTitle: 'Join a workshop',
  deviceTitle: 'Series on this device',
  deviceRow: '{role} · opened {when}',
  forget: 'Take off the list: {title}',
  forgotten: '{title} was taken off this device’s list. The series itself is safe.',
  bringBack: 'Bring back',
  lostTitle: 'There is nothing here',
  lostText: 'The address may have a typing mistake. The start page has your series, and the way in by code.',
}
