import { LANGUAGES } from '../../src/model/language.ts'
import { ROLES, type Role } from '../../src/model/role.ts'
import { PICTURE_TYPES } from '../pictures/picture.ts'
import { pictureHash } from '../pictures/read-picture.ts'
import type { Row } from './driver.ts'
import {
  type ImportRow,
  type LinkRow,
  type ParticipantRow,
  type PictureInfo,
  type PictureRow,
  type SeriesRow,
  type SessionRow,
  StorageError,
  VERSION_REASONS,
  type VersionInfo,
  type VersionRow,
} from './port.ts'

/** What a column of text holds. @throws StorageError when it is something else */
export const text = (row: Row, column: string): string => {
  const value = row[column]
  if (typeof value !== 'string') throw new StorageError(`column ${column} holds no text`)
  return value
}

const whole = (row: Row, column: string): number => Number(row[column])

function role(row: Row): Role {
  const found = ROLES.find((known) => known === row['role'])
  if (!found) throw new StorageError(`unknown role ${String(row['role'])}`)
  return found
}

export function seriesRow(row: Row): SeriesRow {
  return {
    id: text(row, 'id'),
    language: LANGUAGES.find((language) => language === row['language']) ?? 'fi',
    made: whole(row, 'made'),
    joining: whole(row, 'joining') === 1,
  }
}

export function linkRow(row: Row): LinkRow {
  return {
    id: text(row, 'id'),
    series: text(row, 'series'),
    role: role(row),
    token: text(row, 'token'),
    code: row['code'] === null ? null : text(row, 'code'),
    made: whole(row, 'made'),
  }
}

export function importRow(row: Row): ImportRow {
  return {
    key: text(row, 'key'),
    series: text(row, 'series'),
    made: whole(row, 'made'),
    done: whole(row, 'done') === 1,
  }
}

export function participantRow(row: Row): ParticipantRow {
  return {
    id: text(row, 'id'),
    series: text(row, 'series'),
    device: text(row, 'device'),
    name: text(row, 'name'),
  }
}

export function sessionRow(row: Row): SessionRow {
  return {
    device: text(row, 'device'),
    series: text(row, 'series'),
    role: role(row),
    participant: text(row, 'participant'),
    link: text(row, 'link'),
    expires: whole(row, 'expires'),
  }
}

export function versionInfo(row: Row): VersionInfo {
  const reason = VERSION_REASONS.find((known) => known === row['reason'])
  if (!reason) throw new StorageError(`unknown reason ${String(row['reason'])}`)
  return {
    id: text(row, 'id'),
    series: text(row, 'series'),
    canvas: text(row, 'canvas'),
    made: whole(row, 'made'),
    reason,
    step: row['step'] === null ? null : text(row, 'step'),
    notes: whole(row, 'notes'),
  }
}

export const versionRow = (row: Row): VersionRow => ({ ...versionInfo(row), content: text(row, 'content') })

export function pictureInfo(row: Row): PictureInfo {
  const type = PICTURE_TYPES.find((known) => known === row['type'])
  if (!type) throw new StorageError(`unknown type of picture ${String(row['type'])}`)
  return {
    series: text(row, 'series'),
    hash: text(row, 'hash'),
    type,
    width: whole(row, 'width'),
    height: whole(row, 'height'),
    size: whole(row, 'size'),
    made: whole(row, 'made'),
  }
}

/** @throws StorageError, `damaged` when the bytes are not those that the picture is named by */
export function pictureRow(row: Row): PictureRow {
  const info = pictureInfo(row)
  const { bytes } = row
  if (!(bytes instanceof Uint8Array) || pictureHash(bytes) !== info.hash) {
    throw new StorageError('a stored picture is not as it was written', { damaged: true })
  }
  // One of the drivers answers a subclass.
  return { ...info, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) }
}
