export const kept = {
  onlyHere: 'only on this device',
  notes: 'Notes',
  desk: 'The facilitator’s notes',
  unsaved:
    'This device holds texts that are not saved on the server. They stay here and leave when you are back in on this device. To be safe, you can download them as a file.',
  whole: 'This device holds a copy of what the series had. You can download the texts as a file.',
  download: 'Download the texts',
  file: 'arjen-kompassi-texts.txt',
}
