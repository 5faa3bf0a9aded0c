import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useT } from '../../i18n/index.ts'
import { createKey } from '../../sync/device.ts'
import { Brand } from '../../ui/Brand.tsx'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { Horizon } from '../../ui/Horizon.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { CodeForm } from '../join/CodeForm.tsx'
import { joinPath } from '../paths.ts'
import { CreateForm } from './CreateForm.tsx'
import { DeviceList } from './DeviceList.tsx'
import styles from './HomeScreen.module.css'
import { ImportArchive } from './ImportArchive.tsx'
import { takeCreateKey } from './take-create-key.ts'

/** The start page: a series is made here, joined, or found again. */
export function HomeScreen() {
  const t = useT()
  const [, navigate] = useLocation()
  // A link with a key that is opened into this same tab starts the form anew.
  const [keysTaken, setKeysTaken] = useState(() => Number(takeCreateKey()))
  useEffect(() => {
    const onHash = () => {
      if (takeCreateKey()) setKeysTaken((count) => count + 1)
    }
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])
  const hasKey = createKey() !== ''
  const create = (
    <section key="create" aria-labelledby="new-series" className={styles['create']}>
      <h2 id="new-series" className={styles['heading']}>
        {t('home.createTitle')}
      </h2>
      <p className={styles['text']}>{t('home.createText')}</p>
      <CreateForm key={keysTaken} />
    </section>
  )
  const side = (
    <div key="side" className={styles['side']}>
      <DeviceList />
      <section aria-labelledby="join-series" className={styles['join']}>
        <h2 id="join-series" className={styles['smallHeading']}>
          {t('home.joinTitle')}
        </h2>
        <CodeForm
          onSecret={(secret) => navigate(joinPath(secret.kind === 'code' ? secret.code : secret.token))}
        />
      </section>
    </div>
  )
  return (
    <div className={styles['page']}>
      <DocumentTitle />
      <header>
        <Horizon
          top={
            <>
              <Brand />
              <LanguageSwitch />
            </>
          }
        >
          <h1 className={styles['title']}>{t('home.title')}</h1>
          <p className={styles['intro']}>{t('home.intro')}</p>
        </Horizon>
      </header>
      <main className={styles['main']} data-key={hasKey}>
        {/* Without the key, one most likely came to join: what is read first is also what is seen first. */}
        {hasKey ? [create, side] : [side, create]}
        <section aria-labelledby="import-series" className={styles['import']}>
          <h2 id="import-series" className={styles['smallHeading']}>
            {t('history.importTitle')}
          </h2>
          <ImportArchive key={keysTaken} />
        </section>
      </main>
    </div>
  )
}
