import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/index.ts'
import { MAX_NAME } from '../../model/limits.ts'
import { rememberedName } from '../../sync/device.ts'
import { Button } from '../../ui/Button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './NameForm.module.css'

interface NameFormProps {
  readonly onName: (name: string) => void
  readonly error: string | null
  readonly busy: boolean
}

/** The one thing a participant is asked; the name last used on this device is one Enter away. */
export function NameForm({ onName, error, busy }: NameFormProps) {
  const t = useT()
  const [name, setName] = useState(rememberedName)
  const [missing, setMissing] = useState(false)
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const given = name.trim()
        flushSync(() => setMissing(given === ''))
        if (given === '' || given.length > MAX_NAME) focusFirstInvalid(event.currentTarget)
        else if (!busy) onName(given)
      }}
    >
      <TextField
        label={t('join.nameLabel')}
        hint={t('join.nameHint')}
        error={missing ? t('errors.name-missing') : error}
        look="big"
        value={name}
        maxLength={MAX_NAME}
        onChange={(value) => {
          setName(value)
          setMissing(false)
        }}
        // The question that the person came to answer.
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        autoComplete="given-name"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="go"
      />
      <Button type="submit" kind="primary" size="l" icon={ArrowRight} disabled={busy}>
        {t(busy ? 'join.entering' : 'join.enter')}
      </Button>
    </form>
  )
}
