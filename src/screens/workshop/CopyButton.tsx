import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notices.ts'
import { copyText } from './copy-text.ts'

/** How long the button says that it has copied, ms. */
const SAYS = 2500

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for those who listen. */
  readonly label: string
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), SAYS)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(near: HTMLElement) {
    const done = await copyText(text, near)
    setCopied(done)
    if (done) announce(t('common.copied'))
    else notify({ kind: 'error', text: t('workshop.copyFailed') })
  }
  return (
    <Button
      icon={copied ? Check : Copy}
      aria-label={`${t('workshop.copyLink')}: ${label}`}
      onClick={(event) => void copy(event.currentTarget)}
    >
      {t(copied ? 'common.copied' : 'workshop.copyLink')}
    </Button>
  )
}
