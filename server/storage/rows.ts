import { LANGUAGES } from '../../src/model/language.ts'
import { ROLES, type Role } from '../../src/model/role.ts'
import type { Row } from './driver.ts'
import {
  type LinkRow,
  type ParticipantRow,
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
