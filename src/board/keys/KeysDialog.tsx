import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type TextKey, useT } from '../../i18n/index.ts'
import { isCommandKey } from '../../ui/mod-key.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './KeysDialog.module.css'
import { closeKeys, keysHelp } from './keys-help.ts'
import { type KeyName, SHORTCUTS } from './shortcuts.ts'

const NAMES: Readonly<Record<Exclude<KeyName, 'mod'>, TextKey>> = {
  shift: 'writing.nameShift',
  alt: 'writing.nameAlt',
  enter: 'writing.nameEnter',
  esc: 'writing.nameEsc',
  space: 'writing.nameSpace',
  tab: 'writing.nameTab',
  delete: 'writing.nameDelete',
  arrows: 'writing.nameArrows',
  pageUp: 'writing.namePageUp',
  pageDown: 'writing.namePageDown',
  letter: 'writing.nameLetter',
}

const isNamed = (key: string): key is keyof typeof NAMES => Object.hasOwn(NAMES, key)

/** All that the keyboard does on the board. */
export function KeysDialog() {
  const t = useT()
  const open = useStore(keysHelp, (state) => state.open)
  useEffect(() => closeKeys, [])

  function nameOf(key: string): string {
    if (key === 'mod') return t(isCommandKey() ? 'writing.nameCommand' : 'writing.nameControl')
    return isNamed(key) ? t(NAMES[key]) : key
  }
  return (
    <Dialog open={open} onClose={closeKeys} title={t('writing.keys')} wide>
      <p className={styles['about']}>{t('writing.keysAbout')}</p>
      {/* What scrolls must be reachable by keys, and there is nothing else in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['groups']} role="group" aria-label={t('writing.keys')} tabIndex={0}>
        {SHORTCUTS.map(({ heading, shortcuts }) => (
          <section key={heading} className={styles['group']}>
            <h3 className={styles['heading']}>{t(heading)}</h3>
            <dl className={styles['list']}>
              {shortcuts.map(({ keys, does }) => (
                <div key={does} className={styles['row']}>
                  <dt className={styles['does']}>{t(does)}</dt>
                  <dd className={styles['keys']}>
                    {keys.map((chord, index) => (
                      <span key={chord.join('+')} className={styles['chord']}>
                        {index > 0 && <span className={styles['or']}>{t('writing.keysOr')}</span>}
                        {chord.map((key) => (
                          <kbd key={key} className={styles['key']}>
                            {nameOf(key)}
                          </kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
