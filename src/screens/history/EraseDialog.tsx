import { useCallback, useEffect, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Language } from '../../model/language.ts'
import type { Series } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import type { FailureCode } from '../../sync/api.ts'
import type { KnownPerson } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { EraseWords } from './EraseWords.tsx'
import { notifyErased } from './receipt.ts'
import styles from './SeriesDialogs.module.css'

interface EraseDialogProps {
  readonly series: Series
  readonly seriesId: string
  /** Who asks: nobody erases themselves in the middle of what they run. */
  readonly own: string
  readonly onClose: () => void
}

type People =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly code: FailureCode }
  | { readonly is: 'there'; readonly people: readonly KnownPerson[] }

async function ask(seriesId: string, own: string, language: Language): Promise<People> {
  const answer = await api.knownPeople(seriesId)
  if (!answer.ok) return { is: 'failed', code: answer.code }
  const people = answer.value.participants.filter(({ id }) => id !== own)
  return { is: 'there', people: people.toSorted((a, b) => a.name.localeCompare(b.name, language)) }
}

/** Everybody whose name the series knows, and the way to erase one of them; and words that somebody wrote. */
export function EraseDialog({ series, seriesId, own, onClose }: EraseDialogProps) {
  const t = useT()
  const [state, setState] = useState<People>({ is: 'loading' })
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const { language } = series
  const refresh = useCallback(
    async () => setState(await ask(seriesId, own, language)),
    [seriesId, own, language],
  )
  useEffect(() => {
    let isOver = false
    async function first() {
      const found = await ask(seriesId, own, language)
      if (!isOver) setState(found)
    }
    void first()
    return () => {
      isOver = true
    }
  }, [seriesId, own, language])

  const nameOf = ({ name }: KnownPerson) => name || t('history.eraseNameless')

  async function erase(person: KnownPerson) {
    if (busy) return
    setBusy(true)
    const answer = await api.erasePerson(seriesId, person.id)
    setBusy(false)
    setAsked(null)
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    void refresh()
    const said = t('history.erased', { name: nameOf(person), notes: answer.value.erased.notes })
    notifyErased(t, series, said, answer.value)
  }

  return (
    <Dialog open onClose={onClose} title={t('history.erasePeople')}>
      <div className={styles['form']}>
        <p>{t('history.eraseAbout')}</p>
        {state.is === 'loading' && <p>{t('common.loading')}</p>}
        {state.is === 'failed' && (
          <>
            <p role="alert">{errorText(t, state.code)}</p>
            <Button onClick={() => void refresh()}>{t('common.retry')}</Button>
          </>
        )}
        {state.is === 'there' && state.people.length === 0 && <p>{t('history.eraseNobody')}</p>}
        {state.is === 'there' && (
          <ul className={styles['people']}>
            {state.people.map((person) => (
              <PersonRow
                key={person.id}
                name={nameOf(person)}
                asks={asked === person.id}
                busy={busy}
                onAsk={(asks) => setAsked(asks ? person.id : null)}
                onErase={() => void erase(person)}
              />
            ))}
          </ul>
        )}
        <EraseWords series={series} seriesId={seriesId} />
      </div>
    </Dialog>
  )
}

interface PersonRowProps {
  readonly name: string
  /** Whether it asks if the person is really to be erased. */
  readonly asks: boolean
  readonly busy: boolean
  readonly onAsk: (asks: boolean) => void
  readonly onErase: () => void
}

function PersonRow({ name, asks, busy, onAsk, onErase }: PersonRowProps) {
  const t = useT()
  const asker = useFocusBack<HTMLButtonElement>(asks)
  return (
    <li className={styles['person']}>
      <span>{name}</span>
      {asks ? (
        <span className={styles['buttons']}>
          <span>{t('history.eraseAsk', { name })}</span>
          <Button onClick={() => onAsk(false)}>{t('common.cancel')}</Button>
          <Button kind="danger" autoFocus aria-disabled={busy || undefined} onClick={onErase}>
            {t('history.eraseYes')}
          </Button>
        </span>
      ) : (
        <Button
          ref={asker}
          kind="quiet"
          aria-label={t('history.eraseOf', { name })}
          onClick={() => onAsk(true)}
        >
          {t('history.eraseYes')}
        </Button>
      )}
    </li>
  )
}
