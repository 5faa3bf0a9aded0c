import type { Translation } from '../index.ts'

export const errors: Translation['errors'] = {
  offline: 'The server cannot be reached. Check that this device is online and try again.',
  'bad-request': 'The request did not arrive as it should. Reload the page and try once more.',
  'bad-origin':
    'The page was opened from another address than the server. Open it from the address the facilitator gave you.',
  'bad-host':
    'The server does not know the address this page was opened with. Open it from the address the facilitator gave you.',
  'no-session':
    'This device has no access to this series. Open the link you were given again, or type the code.',
  'not-allowed':
    'Only a facilitator can do this. If you are one, open the series from the facilitator’s link.',
  'not-found': 'There is no such thing here. It may have been removed, or the address has a typing mistake.',
  'unknown-link':
    'This link does not work. It may have been changed for a new one, or a part of it is missing. Ask the facilitator for a new link, or type the code.',
  'unknown-code':
    'There is no workshop with this code. Check the characters on the facilitator’s screen and try again.',
  'joining-closed': 'The series takes no new participants right now. Ask the facilitator to open joining.',
  'name-missing': 'Please write your first name.',
  'name-too-long': 'The name is too long. A first name is enough.',
  'title-missing': 'Please write the name of the company or the place.',
  'too-long': 'The text is too long. Shorten it and try again.',
  'unknown-template': 'The server does not know this template. Reload the page, then try again.',
  'wrong-create-key':
    'The key is not right. It is in the address that the server prints, after #key=. Copy all of it.',
  conflict: 'Somebody else changed the same thing first. See how it looks now, then try again.',
  deleted: 'The series has been deleted. Ask the facilitator if that comes as a surprise.',
  'not-an-archive':
    'The file is no archive of Arjen kompassi, or it is damaged. Choose the file that you downloaded as the archive of a series.',
  'archive-newer':
    'The archive was made with a newer Arjen kompassi than this one. Have the server updated, then import it.',
  'picture-type':
    'This picture cannot be used. JPEG, PNG and WebP pictures can. A HEIC picture of an iPhone becomes a JPEG when it is shared or saved anew.',
  'picture-broken': 'The picture is damaged or incomplete. Try another one, or take it again.',
  'picture-dimensions': 'The picture has too many pixels. Make it smaller and try again.',
  'pictures-full':
    'The series holds as many pictures as it may. Remove pictures that you do not need: there is room again the next day.',
  'too-large': 'This is too large to send. Make it smaller and try again.',
  'too-many': 'There were too many tries in a short time. Wait a minute, then try again.',
  'storage-failed':
    'The server cannot save right now. Nothing that was saved is lost. Try again in a moment.',
  damaged:
    'The server cannot read what holds this series together, so it cannot be opened. Tell who runs the server: a backup may have it. Nothing was deleted.',
  internal:
    'Something went wrong on the server. Try again, and if that does not help, tell the facilitator or who runs the server.',

  'closed-1001': 'The server is restarting. The connection comes back by itself.',
  'closed-4400': 'The server did not understand this page and ended the connection. Reload the page.',
  'closed-4401':
    'Your access to this series has ended, for example because the link was changed. Open the new link or type the code.',
  'closed-4403': 'This part of the series is not open to you.',
  'closed-4404':
    'The server no longer knows this. It may have been deleted, or the server was brought back to an earlier state. Ask the facilitator or who runs the server.',
  'closed-4409':
    'The server was restored to an earlier state, and this page still shows the later one. Reload the page.',
  'closed-4410': 'This has been deleted from the server. Ask the facilitator if that comes as a surprise.',
  'closed-4413':
    'You wrote more than the server takes at once, or the canvas is full. What you wrote last is not saved on the server: download the texts as a file, then add them in parts. If the page has stopped, reload it.',
  outdated: 'There is a newer version of this page.',
  'closed-4426': 'The server is newer than this page. Reload the page before you write more.',
  'closed-4503': 'The server cannot save just now. The connection comes back by itself.',
  'closed-4508': 'The network is slow now. The connection comes back by itself.',
  'closed-4529': 'The server is busy. The connection comes back by itself.',

  'refused-read-only': 'You are here as a viewer, so what you wrote stayed on this device only.',
  'refused-closed':
    'The canvas is closed. What you wrote last is on this device only; it is sent when the facilitator opens the canvas.',
  'refused-storage-failed':
    'The server cannot save right now. Keep this page open: what you wrote is sent when saving works again.',
}
