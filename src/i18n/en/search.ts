export const search = {
  title: 'Search the canvases',
  label: 'Words to find',
  about:
    'Looks through the notes, texts and comments of all canvases. Ctrl+F again opens the browser’s own search.',
  count: '{count} {count|match|matches} on {canvases} {canvases|canvas|canvases}.',
  more: 'The first {count} matches. Add words to see the rest.',
  nothing: 'Nothing found. Try a shorter word or its beginning.',
  offline: 'The server cannot be reached: here is what is on the open canvas ({count}).',
  gone: 'It is not there any more: somebody removed it.',
  group: 'Group',
  comment: 'Comment',
  picture: 'Picture',
  deed: 'Deed',
  keyResult: 'Key result',
}
