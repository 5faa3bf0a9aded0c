import { FolderUp } from 'lucide-react'
import { nanoid } from 'nanoid'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { errorText } from '../../i18n/error-text.ts'
import { type Translate, useT } from '../../i18n/index.ts'
import { join } from '../../sync/call.ts'
import type { FailureCode } from '../../sync/answer.ts'
import { createKey, rememberCreateKey, rememberedName } from '../../sync/device.ts'
import { type ImportFailure, importArchive } from '../../sync/import-archive.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { workshopPath } from '../paths.ts'
import styles from './ImportArchive.module.css'

/** A file that was chosen: what tells it from others, and what the server knows this import by, also after a reload. */
const KEPT = 'kompassi.import'

/** The key of a file's import: the same until it is in, so that a lost answer makes no second series. */
function importKeyOf(what: string): string {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEPT) ?? 'null')
    if (Array.isArray(kept) && kept[0] === what && typeof kept[1] === 'string') return kept[1]
  } catch (error) {
    console.info('no earlier import is known', error)
  }
  const made = nanoid()
  keepImport(JSON.stringify([what, made]))
  return made
}

function keepImport(kept: string): void {
  try {
    window.sessionStorage.setItem(KEPT, kept)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
  }
}

/** Whole megabytes, of a file's size rounded up and of a limit down: what does not fit never looks as if it did. */
const megabytes = (bytes: number, round: (number: number) => number): number => round(bytes / 1e5) / 10

/** What a chosen file cannot be, told before it is sent; null: it may be an archive. */
async function faultOf(file: File): Promise<FailureCode | null> {
  try {
    const start = await file.slice(0, 100).text()
    return /^\uFEFF?\s*\{/.test(start) ? null : 'not-an-archive'
  } catch (error) {
    console.info('the chosen file cannot be read', error)
    return 'not-an-archive'
  }
}

/** Why a file was not taken. */
function failureText(t: Translate, { code, most, size }: ImportFailure & { readonly size: number }): string {
  if (code === 'too-large' && most !== undefined) {
    return t('history.importTooLarge', {
      size: megabytes(size, Math.ceil),
      most: megabytes(most, Math.floor),
    })
  }
  // Not the file as a whole, unless something between this page and the server says so.
  return code === 'too-large' ? t('history.importPartTooLarge') : errorText(t, code)
}

/** A series out of a file that was downloaded from one. */
export function ImportArchive() {
  const t = useT()
  const hint = useId()
  const [, navigate] = useLocation()
  const picker = useRef<HTMLInputElement>(null)
  const [key, setKey] = useState(createKey)
  // Not before a file is to be chosen: what makes a new series asks for it right above.
  const [asksKey, setAsksKey] = useState(false)
  const section = useRef<HTMLDivElement>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<(ImportFailure & { readonly size: number }) | null>(null)
  const [keyMissing, setKeyMissing] = useState(false)
  // Brought in, but not come into yet: the same file chosen again then only tries the door.
  const made = useRef<{ readonly what: string; readonly token: string } | null>(null)
  // Where the browser keeps nothing, the page does.
  const chosen = useRef<{ readonly what: string; readonly importKey: string } | null>(null)

  async function bringIn(file: File): Promise<ImportFailure | null> {
    const what = `${file.name} ${file.size} ${file.lastModified}`
    if (made.current?.what !== what) {
      const fault = await faultOf(file)
      if (fault) return { code: fault }
      if (chosen.current?.what !== what) chosen.current = { what, importKey: importKeyOf(what) }
      const { importKey } = chosen.current
      const answer = await importArchive({ file, key: key.trim(), importKey })
      if (!answer.ok) return answer.failure
      made.current = { what, token: answer.value.tokens.facilitator }
    }
    const name = rememberedName()
    const session = await join({ token: made.current.token, ...(name !== '' && { name }) })
    if (!session.ok) return session
    rememberCreateKey(key.trim())
    // The same file brought in later is another series.
    keepImport('')
    navigate(workshopPath(session.value.seriesId, 'facilitator'))
    return null
  }

  async function choose(file: File) {
    setBusy(true)
    setFailure(null)
    const why = await bringIn(file)
    setBusy(false)
    setFailure(why && { ...why, size: file.size })
    if (why?.code === 'wrong-create-key') setAsksKey(true)
  }

  const keyError = keyMissing
    ? t('home.keyMissing')
    : failure?.code === 'wrong-create-key'
      ? errorText(t, failure.code)
      : null
  return (
    <div ref={section} className={styles['import']}>
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
      {failure !== null && failure.code !== 'wrong-create-key' && (
        <p role="alert" className={styles['failure']}>
          {failureText(t, failure)}
        </p>
      )}
      <Button
        icon={FolderUp}
        disabled={busy}
        aria-describedby={hint}
        onClick={() => {
          if (key.trim() !== '') picker.current?.click()
          else {
            flushSync(() => {
              setAsksKey(true)
              setKeyMissing(true)
            })
            section.current?.querySelector('input')?.focus()
          }
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
