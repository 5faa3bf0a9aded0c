export const kept = {
  onlyHere: 'only on this device',
  notes: 'Notes',
  desk: 'The facilitator’s notes',
  unsaved:
    'This device holds texts that are not saved on the server. They stay here, and leave if the server still knows this device as the same when you are back in. To be safe, download them as a file.',
  lost: 'This device holds a copy of what the series had, with texts that did not get to the server. They will not leave any more: download the texts as a file.',
  whole: 'This device holds a copy of what the series had. You can download the texts as a file.',
  download: 'Download the texts',
  file: 'arjen-kompassi-texts.txt',
}
