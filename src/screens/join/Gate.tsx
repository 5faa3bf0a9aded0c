import { useEffect, type ReactNode } from 'react'
import { Brand } from '../../ui/Brand.tsx'
import { Horizon } from '../../ui/Horizon.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { DocumentTitle } from '../../ui/DocumentTitle.tsx'
import { loadMethodFont } from '../../ui/method-font.ts'
import styles from './Gate.module.css'

interface GateProps {
  readonly title: string
  readonly text?: string | undefined
  readonly children?: ReactNode
}

/** The doorway: one question under the night sky, and nothing else. */
export function Gate({ title, text, children }: GateProps) {
  useEffect(loadMethodFont, [])
  return (
    <div className={styles['page']}>
      <DocumentTitle title={title} />
      <header>
        <Horizon
          low
          top={
            <>
              <Brand />
              <LanguageSwitch />
            </>
          }
        >
          <h1 className={styles['title']}>{title}</h1>
        </Horizon>
      </header>
      <main className={styles['main']}>
        {text && <p className={styles['text']}>{text}</p>}
        {children}
      </main>
    </div>
  )
}
