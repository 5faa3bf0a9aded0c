import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { closeText, errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Role } from '../../model/role.ts'
import { readDeviceSeries } from '../../sync/device.ts'
import { forgetSession } from '../../sync/kept-session.ts'
import { CLOSE } from '../../sync/protocol.ts'
import { useRoom } from '../../sync/useRoom.ts'
import { KeptTexts } from '../kept/parts.tsx'
import { joinPath } from '../paths.ts'
import { useRooms } from '../workshop/use-rooms.ts'
import { CodeForm } from './CodeForm.tsx'
import { Gate } from './Gate.tsx'

interface NoSessionProps {
  readonly code: 'no-session' | 'not-allowed'
  readonly seriesId: string
  readonly role: Role | null
}

/** The way in for who has none, and what this device has of the series that is not on the server. */
export function NoSession({ code, seriesId, role }: NoSessionProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const isLost = useIsLost(seriesId, role, code)
  useEffect(() => {
    // Then in no other role either.
    if (isLost) void forgetSession(seriesId, null)
  }, [isLost, seriesId])
  return (
    <Gate
      title={t(isLost ? 'workshop.unknownTitle' : 'join.noSessionTitle')}
      text={isLost ? closeText(t, CLOSE.unknown) : errorText(t, code)}
    >
      <CodeForm
        look="big"
        autoFocus
        onSecret={(secret) => navigate(joinPath(secret.kind === 'code' ? secret.code : secret.token))}
      />
      <KeptTexts seriesId={seriesId} whole={isLost} />
    </Gate>
  )
}

/**
 * Whether the server has no such series any more: to who asks without a session it says only that there is none, but a
 * document's socket is told. Not asked for a series that this device was never in.
 */
function useIsLost(seriesId: string, role: Role | null, code: NoSessionProps['code']): boolean {
  const [wasHere] = useState(() => readDeviceSeries().some(({ id }) => id === seriesId))
  const asks = code === 'no-session' && wasHere
  const room = useRoom(seriesId, asks ? 'series' : null, role ?? 'participant')
  return useRooms([room], (states) =>
    states.some(({ connection }) => connection.is === 'ended' && connection.code === CLOSE.unknown),
  )
}
