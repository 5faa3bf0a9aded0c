import { RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { forgetDrafts } from '../../board/comments/drafts.ts'
import { forgetHistories } from '../../board/state/kept-history.ts'
import { forgetUnsaved } from '../../board/unsaved/unsaved-texts.ts'
import { closeText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { forgetSession } from '../../sync/kept-session.ts'
import { CLOSE } from '../../sync/protocol.ts'
import type { CloseCode } from '../../sync/protocol.ts'
import type { Me } from '../../sync/room-types.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { CodeForm } from '../join/CodeForm.tsx'
import { Gate } from '../join/Gate.tsx'
import { KeptTexts } from '../kept/parts.tsx'
import { joinPath } from '../paths.ts'

function titleOf(code: CloseCode) {
  switch (code) {
    case CLOSE.noSession:
    case CLOSE.notAllowed:
      return 'workshop.revokedTitle'
    case CLOSE.deleted:
      return 'workshop.deletedTitle'
    case CLOSE.unknown:
      return 'workshop.unknownTitle'
    case CLOSE.pageTooOld:
      return 'workshop.outdatedTitle'
    default:
      return 'workshop.endedTitle'
  }
}

/** The server ended this tab's part in the series for good: why, and the way on. */
export function EndedScreen({ code, me }: { readonly code: CloseCode; readonly me: Me }) {
  const { seriesId, role, participantId } = me
  const t = useT()
  const [, navigate] = useLocation()
  const text = closeText(t, code)
  const title = t(titleOf(code))
  // The screen comes with its words, which no screen reader reads out.
  useEffect(() => announce(`${title}. ${text}`), [title, text])
  useEffect(() => {
    const isOut = code === CLOSE.noSession || code === CLOSE.notAllowed
    if (isOut) void forgetSession(seriesId, role, participantId)
    if (code === CLOSE.deleted || code === CLOSE.unknown) void forgetSession(seriesId, null)
    if (code !== CLOSE.deleted) return
    forgetDrafts(participantId)
    forgetUnsaved(participantId)
    forgetHistories(seriesId)
  }, [code, seriesId, role, participantId])
  switch (code) {
    case CLOSE.noSession:
    case CLOSE.notAllowed:
      return (
        <Gate title={title} text={text}>
          <CodeForm
            look="big"
            onSecret={(secret) => navigate(joinPath(secret.kind === 'code' ? secret.code : secret.token))}
          />
          <KeptTexts seriesId={seriesId} />
        </Gate>
      )
    case CLOSE.deleted:
    case CLOSE.unknown:
      return (
        <Gate title={title} text={text}>
          <Button kind="primary" size="l" onClick={() => navigate('/')}>
            {t('common.toStart')}
          </Button>
          {code === CLOSE.unknown && <KeptTexts seriesId={seriesId} whole />}
        </Gate>
      )
    default:
      return (
        <Gate title={title} text={text}>
          <Reload />
          <KeptTexts seriesId={seriesId} />
        </Gate>
      )
  }
}

function Reload() {
  const t = useT()
  return (
    <Button kind="primary" size="l" icon={RotateCw} onClick={() => window.location.reload()}>
      {t('common.reload')}
    </Button>
  )
}
