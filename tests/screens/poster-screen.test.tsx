// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/model/role.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { mount } from '../ui/mount.ts'
import { here, serve, setState, settle, shared, text } from './workshop-page.tsx'
import { memoryRoom } from './workshop-room.ts'

const { PosterScreen } = await import('../../src/screens/poster/PosterScreen.tsx')

const role: Role = 'viewer'

describe('a poster that has not come', () => {
  it('is waited for, and says when the server cannot be reached and when it will not come', async () => {
    const overview = {
      role: 'viewer',
      participantId: 'me',
      name: '',
      title: 'Sarja',
      organisation: '',
      language: 'fi',
    }
    shared.answers.set('overview', { ok: true, value: overview })
    const series = memoryRoom()
    shared.rooms.set('series', series)
    const page = mount(<PosterScreen seriesId="s" role={role} />)
    await settle()
    await setState(series, { connection: { is: 'connecting' }, synced: false })
    expect(text()).toContain('Kompassia haetaan…')
    await setState(series, { connection: { is: 'offline' } })
    expect(text()).toContain('Palvelimeen ei saada yhteyttä.')
    await setState(series, { connection: { is: 'ended', code: CLOSE.noSession } })
    expect(text()).toContain('Kompassia ei saatu auki')
    page.unmount()

    shared.rooms.set('series', here.series)
    const compass = memoryRoom()
    shared.rooms.set('canvas/c-compass', compass)
    await setState(compass, { connection: { is: 'offline' }, synced: false })
    const again = mount(<PosterScreen seriesId="s" role={role} />)
    await settle()
    expect(text()).toContain('Palvelimeen ei saada yhteyttä.')
    await serve(() => undefined)
    again.unmount()
  })
})
