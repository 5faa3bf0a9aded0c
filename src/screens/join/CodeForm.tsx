import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './CodeForm.module.css'
import { readSecret } from './secret.ts'
import type { Secret } from './secret.ts'

interface CodeFormProps {
  readonly onSecret: (secret: Secret) => void
  readonly initial?: string
  readonly error?: string | null
  readonly busy?: boolean
  readonly autoFocus?: boolean
  /** `big`: the one thing on the screen. */
  readonly look?: 'plain' | 'big'
}

/** The six characters from the facilitator's screen; a pasted link does as well. */
export function CodeForm({ onSecret, initial = '', error, busy, autoFocus, look = 'plain' }: CodeFormProps) {
  const t = useT()
  const [typed, setTyped] = useState(initial)
  const [missing, setMissing] = useState(false)
  return (
    <form
      className={styles[look]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const secret = readSecret(typed)
        flushSync(() => setMissing(secret === null))
        if (!secret) focusFirstInvalid(event.currentTarget)
        if (secret && !busy) onSecret(secret)
      }}
    >
      <TextField
        className={styles['code']}
        label={t('join.codeLabel')}
        hint={t('join.codeHint')}
        error={missing ? t('join.codeMissing') : error}
        look={look}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setMissing(false)
        }}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        autoFocus={autoFocus}
      />
      <Button
        type="submit"
        kind={look === 'big' ? 'primary' : 'secondary'}
        size={look === 'big' ? 'l' : 'm'}
        icon={ArrowRight}
        disabled={busy}
      >
        {t('join.enter')}
      </Button>
    </form>
  )
}
