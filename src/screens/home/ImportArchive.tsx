import { FolderUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import { join } from '../../sync/call.ts'
import type { FailureCode } from '../../sync/api.ts'
import { createKey, rememberCreateKey, rememberedName } from '../../sync/device.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { workshopPath } from '../paths.ts'
import styles from './ImportArchive.module.css'

/** More than any series comes to; a server may take less. Bytes. */
const MOST_BYTES = 100_000_000

/** What a chosen file holds. */
async function readArchive(file: File): Promise<{ archive: object } | { code: FailureCode }> {
  if (file.size > MOST_BYTES) return { code: 'too-large' }
  try {
    const archive: unknown = JSON.parse(await file.text())
    return typeof archive === 'object' && archive !== null ? { archive } : { code: 'not-an-archive' }
  } catch (error) {
    console.info('the chosen file is no JSON', error)
    return { code: 'not-an-archive' }
  }
}

/** A series out of a file that was downloaded from one. */
export function ImportArchive() {
  const t = useT()
  const hint = useId()
  const [, navigate] = useLocation()
  const picker = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState(createKey)
  const [asksKey, setAsksKey] = useState(key === '')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [keyMissing, setKeyMissing] = useState(false)
  // Brought in, but not come into yet: the same file chosen again then only tries the door.
  const made = useRef<{ readonly what: string; readonly token: string } | null>(null)

  async function bringIn(file: File): Promise<FailureCode | null> {
    const what = `${file.name} ${file.size} ${file.lastModified}`
    if (made.current?.what !== what) {
      const read = await readArchive(file)
      if ('code' in read) return read.code
      const answer = await api.importSeries(read.archive, key.trim())
      if (!answer.ok) return answer.code
      made.current = { what, token: answer.value.tokens.facilitator }
    }
    const name = rememberedName()
    const session = await join({ token: made.current.token, ...(name !== '' && { name }) })
    if (!session.ok) return session.code
    rememberCreateKey(key.trim())
    navigate(workshopPath(session.value.seriesId, 'facilitator'))
    return null
  }

  async function choose(file: File) {
    setBusy(true)
    setFailure(null)
    const code = await bringIn(file)
    setBusy(false)
    setFailure(code)
    if (code === 'wrong-create-key') setAsksKey(true)
  }

  const keyError = keyMissing
    ? t('home.keyMissing')
    : failure === 'wrong-create-key'
      ? errorText(t, failure)
      : null
  return (
    <div className={styles['import']}>
      <p id={hint} className={styles['text']}>
        {t('history.importText')}
      </p>
      {asksKey && (
        <TextField
          label={t('home.key')}
          hint={t('home.keyHint')}
          error={keyError}
          value={key}
          onChange={(value) => {
            setKey(value)
            setKeyMissing(false)
            setFailure(null)
          }}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {failure !== null && failure !== 'wrong-create-key' && (
        <p role="alert" className={styles['failure']}>
          {failure === 'too-large' ? t('history.importTooLarge') : errorText(t, failure)}
        </p>
      )}
      <Button
        icon={FolderUp}
        disabled={busy}
        aria-describedby={hint}
        onClick={() => {
          if (key.trim() === '') setKeyMissing(true)
          else picker.current?.click()
        }}
      >
        {t(busy ? 'history.importing' : 'history.importChoose')}
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('history.importChoose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again, after a failure for example.
          event.currentTarget.value = ''
          if (file) void choose(file)
        }}
      />
    </div>
  )
}
