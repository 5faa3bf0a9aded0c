import { Component } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/index.ts'
import { Button } from './Button.tsx'
import styles from './ErrorBoundary.module.css'

interface ErrorBoundaryState {
  readonly failure: unknown
}

/** Shows a helpful page instead of an empty one when something in the page throws. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failure: error ?? new Error() }
  }

  override render() {
    return this.state.failure === null ? this.props.children : <Broken failure={this.state.failure} />
  }
}

function Broken({ failure }: { readonly failure: unknown }) {
  const t = useT()
  return (
    <main className={styles['page']}>
      <h1 className={styles['heading']}>{t('common.brokenTitle')}</h1>
      <p role="alert">{t('common.brokenText')}</p>
      <Button kind="primary" size="l" onClick={() => window.location.reload()}>
        {t('common.reload')}
      </Button>
      <details className={styles['details']}>
        <summary>{t('common.brokenDetails')}</summary>
        <pre>{failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure)}</pre>
      </details>
    </main>
  )
}
