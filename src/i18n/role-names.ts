import type { Role } from '../model/role.ts'
import type { TextKey } from './index.ts'

/** What somebody is called who gave no name. */
export const ROLE_NAMES: Readonly<Record<Role, TextKey>> = {
  facilitator: 'common.roleFacilitator',
  participant: 'common.roleParticipant',
  viewer: 'common.roleViewer',
}
