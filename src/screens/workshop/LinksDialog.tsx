import { Maximize } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { ROLE_NAMES } from '../../i18n/role-names.ts'
import type { Role } from '../../model/role.ts'
import { api } from '../../sync/api.ts'
import type { SeriesLinks } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { JoiningSwitch } from './JoiningSwitch.tsx'
import { LinkCard } from './LinkCard.tsx'
import styles from './Links.module.css'
import { Qr } from './Qr.tsx'
import { useCommand } from './use-command.ts'
import { WallSwitch } from './WallSwitch.tsx'
import { shortAddress, spokenCode, useLinks } from './use-links.ts'
import { useWorkshop } from './workshop-context.ts'

const ORDER: readonly Role[] = ['participant', 'viewer', 'facilitator']

/** How others come in: the code, and a link for each role. */
export function LinksDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { me } = useWorkshop()
  const state = useLinks(me.seriesId)
  return (
    <Dialog open onClose={onClose} title={t('workshop.links')} wide>
      {state.is === 'loading' && <p className={styles['wait']}>{t('common.loading')}</p>}
      {state.is === 'failed' && (
        <div className={styles['wait']}>
          <p role="alert">{errorText(t, state.code)}</p>
          <Button onClick={() => void state.refresh()}>{t('common.retry')}</Button>
        </div>
      )}
      {state.is === 'there' && <Ways links={state.links} refresh={state.refresh} />}
    </Dialog>
  )
}

interface WaysProps {
  readonly links: SeriesLinks
  readonly refresh: () => Promise<void>
}

function Ways({ links, refresh }: WaysProps) {
  const t = useT()
  const { me, open } = useWorkshop()
  const { busy, run } = useCommand()
  const [asks, setAsks] = useState<Role | null>(null)

  async function rotate(role: Role) {
    const made = await run('rotate', () => api.rotateLink(me.seriesId, role))
    if (!made) return
    setAsks(null)
    await refresh()
    notify({ kind: 'info', text: t('workshop.rotated', { role: t(ROLE_NAMES[role]) }) })
  }
  return (
    <>
      <section className={styles['join']} data-closed={!links.joining || undefined}>
        <div className={styles['codeSide']}>
          <h3 className={styles['label']}>{t('workshop.code')}</h3>
          <p className={styles['code']}>{spokenCode(links.code)}</p>
          <p className={styles['hint']}>
            {t('workshop.codeHint', { address: shortAddress(links.codeLink) })}
          </p>
          <Button icon={Maximize} onClick={() => open('code')}>
            {t('workshop.showCode')}
          </Button>
          <JoiningSwitch joining={links.joining} refresh={refresh} />
        </div>
        <Qr
          text={links.codeLink}
          label={t('workshop.qrOf', { what: t('workshop.code') })}
          className={styles['qr']}
        />
      </section>
      <div className={styles['cards']}>
        {ORDER.map((role) => (
          <LinkCard
            key={role}
            role={role}
            link={links.links[role]}
            asks={asks === role}
            busy={busy('rotate')}
            onAsk={(asking) => setAsks(asking ? role : null)}
            onRotate={() => void rotate(role)}
          >
            {role === 'viewer' && <WallSwitch />}
          </LinkCard>
        ))}
      </div>
    </>
  )
}
