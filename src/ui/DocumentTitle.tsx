import { useEffect } from 'react'
import { useT } from '../i18n/index.ts'

/** Names the browser's tab. Of several, the one that is latest in the page decides. */
export function DocumentTitle({ title }: { readonly title?: string | undefined }) {
  const t = useT()
  const name = t('common.appName')
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name
  }, [title, name])
  return null
}
