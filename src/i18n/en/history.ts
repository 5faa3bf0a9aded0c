import type { Translation } from '../index.ts'

export const history: Translation['history'] = {
  title: 'Earlier versions',
  intro:
    'A version of a canvas is kept when a step ends, and every ten minutes while it is being written on.',
  canvas: 'Canvas',
  versions: 'Versions',
  loading: 'Fetching versions…',
  empty: 'There are no versions of this canvas yet. The first is kept when the next step starts.',
  reasonStep: 'Step ended: {step}',
  reasonStepUnknown: 'Step ended',
  reasonActivity: 'While writing',
  reasonRestore: 'Before a version was brought back',
  notes: '{count} {count|note|notes}',
  versionOf: '{when}, {reason}, {notes}',
  unreadable: 'The version cannot be shown.',

  damaged: 'The server cannot open this canvas. You can go on from this version. Tell the administrator.',
  damagedLost: 'The server cannot open this canvas, and no version of it is kept. Tell the administrator.',

  compare: 'Picture',
  thenCaption: 'Then',
  nowCaption: 'Now',
  pictureOf: '{canvas} – {when}',
  same: 'The canvas is now the same as in this version.',
  differences: 'What has changed since',
  differenceCount: '{count} {count|change|changes}',
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  changedText: 'text',
  changedField: 'field',
  changedPlace: 'place',
  changedColor: 'colour',
  changedGroup: 'group',
  noWords: '(no text)',
  was: 'Then: {words}',
  is: 'Now: {words}',
  kindText: 'Text',
  kindChoice: 'Choice',
  kindDeed: 'Deed',
  kindKeyResult: 'Key result',
  kindGroup: 'Group',
  kindComment: 'Comment',
  kindInk: 'Drawings',
  kindLinks: 'Arrows and answers',
  kindStamps: 'Stamps',
  kindPictures: 'Pictures',
  thingsAdded: '{count} new',
  thingsRemoved: '{count} removed',
  thingsChanged: '{count} changed',
  kindValues: 'The key result’s numbers',
  kindMoved: 'Moved',
  fieldFromTo: '{from} → {to}',
  keyResults: 'Key results',
  answers: 'Notes',
  legendThen: 'Dashed: removed since',
  legendNow: 'Dashed: added since',
  legendChanged: 'Framed: changed',
  larger: 'Enlarge',
  whole: 'Show it whole',

  restore: 'Bring this version back',
  restoreAsk: 'Make {canvas} what it was on {when}?',
  restoreAbout:
    'What is there now is kept as a version, so nothing is lost. Everybody sees the change on their screen at once.',
  restoreDamaged:
    'The canvas goes on from this version. The damaged one stays on the server for repair. What is kept only on somebody’s device comes along from there.',
  restoreYes: 'Bring back',
  restored: '{canvas} is now as it was on {when}.',
  restoreUndo: 'Take it back',
  restoreUndone: 'It was taken back.',

  archive: 'Download the archive',
  archiveAbout:
    'The archive is one file with the whole series: agenda, canvases, notes and compass. It can be imported again, to this server or another.',
  archiveUnread:
    'The server cannot read these: {places}. Of a canvas, the file has the last version that is kept; of the facilitator’s notes there are no versions. Tell whoever runs the server.',
  archiveJson: 'Download the archive (JSON)',
  readableAbout:
    'The readable version opens in a browser and prints well. The facilitator’s own notes are not in it.',
  archiveHtml: 'Download to read (HTML)',
  archiving: 'Making the file…',
  archiveNames: 'Show who wrote what',
  archiveNamesHint: 'Otherwise nobody is named.',

  deleteSeries: 'Delete the series',
  deleteAbout:
    'The series is deleted for good: canvases, notes, compass, versions, links and the participants’ names. This cannot be undone. Download the archive first if you want to keep anything.',
  deleteType: 'Type to confirm: {title}',
  deleteMismatch: 'Type the name exactly like this: {title}',
  deleteYes: 'Delete for good',
  deleted:
    'The series is deleted: {canvases} {canvases|canvas|canvases}, {notes} {notes|note|notes}, {versions} {versions|version|versions} and {participants} {participants|participant|participants}.',
  scrubbedLater: 'The last traces are cleaned from the server’s files as soon as nobody is writing.',
  notScrubbed: 'Cleaning the server’s files did not finish. Tell whoever runs the server.',

  unread:
    'The server cannot read these: {places}. What you erase may still be in them. Tell whoever runs the server, and erase again once they open.',
  unreadDesk: 'the facilitator’s own notes',
  unreadSheets: '{count} {count|canvas|canvases}',
  unreadSeries: 'the series’ name and agenda',

  erasePeople: 'Erase a person or words',
  eraseWhat: 'What is erased?',
  erasePerson: 'A person',
  eraseSomeWords: 'Words',
  eraseAbout:
    'The name is erased, and the person’s notes have no author any more. The words stay on the canvas. Their device cannot enter the series without a new link.',
  eraseNobody: 'There is nobody in the series yet.',
  eraseNameless: 'No name',
  eraseOf: 'Erase: {name}',
  eraseAsk: 'Erase {name} for good?',
  eraseYes: 'Erase',
  erased: '{name} was erased. {notes} {notes|note has|notes have} no author now.',
  eraseWords: 'Words on the canvases',
  eraseWordsAbout:
    'If somebody wrote something that does not belong here, such as a real customer’s name, the words can be erased everywhere: from notes, comments, titles, the compass, the series’ name and agenda, the facilitators’ notes and all versions. Three dots take their place.',
  eraseWordsLabel: 'Words to erase',
  eraseWordsShort: 'Write at least {count} characters.',
  eraseWordsLook: 'Look for the words',
  eraseWordsNone: 'These words are nowhere.',
  eraseWordsFound:
    'The words are in {texts} {texts|text|texts} and {versions} {versions|version|versions}. This cannot be undone. If somebody is writing on the same canvas right now, their last characters may be lost.',
  eraseWordsYes: 'Erase the words for good',
  erasedWords:
    'The words were erased from {texts} {texts|text|texts} and {versions} {versions|version|versions}.',
  eraseNote: 'Erase for good',
  eraseNoteAsk: 'Erase this note for good?',
  eraseNoteAbout:
    'The note goes from the canvas, from all versions and from the compass’s references. This cannot be undone. If somebody is writing on the canvas right now, their last characters may be lost.',
  erasedNote: 'The note was erased for good, also from {versions} {versions|version|versions}.',
  erasedNoteElsewhere:
    'The note was erased from {versions} {versions|version|versions} and from {links} {links|link|links} of the compass, but not yet from its canvas.',
  erasedNoteCopies:
    'The note was erased for good. The same words are still in the compass in {copies} {copies|place|places}. Edit them there.',

  importTitle: 'Import an archive',
  importText: 'An archive that was downloaded earlier becomes an equal series with new links.',
  importChoose: 'Choose a file',
  importing: 'Importing…',
  importTooLarge:
    'The archive is too large: {size} MB. This server takes at most {most} MB. Who runs it can allow larger ones.',
  importPartTooLarge:
    'The archive, or a canvas or a picture in it, is larger than this server takes. Who runs it can allow larger ones.',
}
