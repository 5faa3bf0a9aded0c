export const kept = {
  onlyHere: 'only on this device',
  notes: 'Notes',
  desk: 'The facilitator’s notes',
  unsaved:
    'This device holds texts that are not saved on the server. They stay here. When you are back in, they leave if the server still knows the device and the canvas; otherwise you get them as a file. To be safe, download them now.',
  lost: 'This device holds a copy of what the series had, with texts that did not get to the server. They will not leave any more: download the texts as a file.',
  whole: 'This device holds a copy of what the series had. You can download the texts as a file.',
  left: 'This device has texts of this series that are not saved on the server and do not leave by themselves. Download them as a file.',
  leftWhole:
    'The server was restored to an earlier state, and may not have all that this device has of this series. Download the texts as a file.',
  travels:
    'This device has texts that are not saved on the server yet. They go there by themselves when the connection is back.',
  putAway: 'I have the file, hide this',
  download: 'Download the texts',
  file: 'arjen-kompassi-texts.txt',
}
