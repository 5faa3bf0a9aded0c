import { useEffect } from 'react'
import { useT } from '../i18n/index.ts'

/** So long (ms) the picture comes first: a browser takes as long over a title as over a tenth of the picture. */
const AFTER_PICTURE = 100

/** Names the browser's tab. Of several, the one that is latest in the page decides. */
export function DocumentTitle({ title }: { readonly title?: string | undefined }) {
  const t = useT()
  const name = t('common.appName')
  useEffect(() => {
    const timer = setTimeout(() => {
      document.title = title ? `${title} · ${name}` : name
    }, AFTER_PICTURE)
    return () => clearTimeout(timer)
  }, [title, name])
  return null
}
