import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { countLetters } from '../../model/erase-words.ts'
import type { Series } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import type { FoundWords } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { notify } from '../../ui/notices.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { notifyErased, unreadText } from './receipt.ts'
import styles from './SeriesDialogs.module.css'

/** Fewer letters stand in too much; the server refuses them, too. */
const SHORTEST = 3
const LONGEST = 200

/** Looks in how many places words stand, and erases them there for good. */
export function EraseWords({
  series,
  seriesId,
}: {
  readonly series: Series | null
  readonly seriesId: string
}) {
  const t = useT()
  const id = useId()
  const [words, setWords] = useState('')
  const [isShort, setIsShort] = useState(false)
  const [found, setFound] = useState<FoundWords | null>(null)
  const [busy, setBusy] = useState(false)
  const isThere = found !== null && found.erased.texts + found.erased.versions > 0
  const asker = useFocusBack<HTMLButtonElement>(isThere)

  async function look() {
    setBusy(true)
    const answer = await api.countWords(seriesId, words)
    setBusy(false)
    if (answer.ok) setFound(answer.value)
    else notify({ kind: 'error', text: errorText(t, answer.code) })
  }

  async function erase() {
    if (busy) return
    setBusy(true)
    const answer = await api.eraseWords(seriesId, words)
    setBusy(false)
    setFound(null)
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    setWords('')
    notifyErased(t, series, t('history.erasedWords', answer.value.erased), answer.value)
  }

  return (
    <form
      className={styles['form']}
      noValidate
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault()
        const short = countLetters(words) < SHORTEST
        flushSync(() => setIsShort(short))
        if (short || words.length > LONGEST) focusFirstInvalid(event.currentTarget)
        else if (!busy) void look()
      }}
    >
      <h3 id={id}>{t('history.eraseWords')}</h3>
      <p>{t('history.eraseWordsAbout')}</p>
      <TextField
        label={t('history.eraseWordsLabel')}
        error={isShort ? t('history.eraseWordsShort', { count: SHORTEST }) : null}
        value={words}
        maxLength={LONGEST}
        onChange={(value) => {
          setWords(value)
          setIsShort(false)
          setFound(null)
        }}
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status">
        {found !== null &&
          (isThere ? t('history.eraseWordsFound', found.erased) : t('history.eraseWordsNone'))}
        {found !== null && ` ${unreadText(t, series, found) ?? ''}`}
      </p>
      <span className={styles['buttons']}>
        {isThere ? (
          <>
            <Button onClick={() => setFound(null)}>{t('common.cancel')}</Button>
            <Button kind="danger" autoFocus aria-disabled={busy || undefined} onClick={() => void erase()}>
              {t('history.eraseWordsYes')}
            </Button>
          </>
        ) : (
          <Button ref={asker} type="submit" aria-disabled={busy || undefined}>
            {t('history.eraseWordsLook')}
          </Button>
        )}
      </span>
    </form>
  )
}
