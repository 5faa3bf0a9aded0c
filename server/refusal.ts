import type { ErrorCode } from '../src/sync/protocol-http.ts'

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  'bad-request': 'The request is not of the form that is expected here.',
  'bad-origin': 'The Origin header is not the address asked for.',
  'bad-host': 'This server is not known by that name; set PUBLIC_URL if it should be.',
  'no-session':
    'There is no session for this series and role on this device. Join again with the link or the code.',
  'not-allowed': 'This role may not do that.',
  'not-found': 'There is nothing here.',
  'unknown-link': 'This link is not valid, or not any more.',
  'unknown-code': 'No series has this code, or not any more.',
  'joining-closed': 'The facilitator has closed joining.',
  'name-missing': 'A name is needed.',
  'name-too-long': 'The name is too long.',
  'title-missing': 'A title or the name of the organisation is needed.',
  'too-long': 'The text is too long.',
  'unknown-template': 'There is no such canvas template in this version.',
  'wrong-create-key': 'The key for creating a series is not the right one.',
  conflict: 'That does not fit what is there already.',
  deleted: 'This series has been deleted.',
  'not-an-archive': 'This is no archive of a series.',
  'archive-newer': 'The archive was made by a newer version of this program.',
  'picture-type': 'A picture must be JPEG, PNG or WebP, of one frame.',
  'picture-broken': 'The picture is damaged, or cut off.',
  'picture-dimensions': 'No side of a picture may be longer than 4096 pixels.',
  'pictures-full': 'The series has as many pictures as it may.',
  'too-large': 'The request is too large.',
  'too-many': 'Too many failed tries from this address. Try again later.',
  'storage-failed': 'The storage does not answer; nothing was changed.',
  damaged: 'What lists the canvases of this series cannot be read. A backup may have it.',
  internal: 'Something went wrong in the server.',
}

/** An answer that a caller has to be given instead of what was asked for; `code` reaches the user in their language. */
export class Refusal extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string = MESSAGES[code]) {
    super(message)
    this.name = 'Refusal'
    this.code = code
  }
}
