import { useCallback, useEffect, useId, useState } from 'react'
import { tone } from '../../board/presence/tone.ts'
import { errorText } from '../../i18n/error-text.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import type { Language } from '../../model/language.ts'
import type { Series } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import type { FailureCode } from '../../sync/api.ts'
import type { KnownPerson } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { notify } from '../../ui/notices.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { initial } from '../workshop/people-here.ts'
import faces from '../workshop/People.module.css'
import { EraseWords } from './EraseWords.tsx'
import { notifyErased } from './receipt.ts'
import styles from './SeriesDialogs.module.css'

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

interface EraseFormProps {
  readonly seriesId: string
  /** Who asks: nobody erases themselves in the middle of what they run. */
  readonly own: string
  /** Null: it cannot be read. */
  readonly series: Series | null
  /** What is known of somebody beside their name. */
  readonly factsOf: (person: KnownPerson) => readonly string[]
}

/** Everybody whose name the series knows, and the way to erase one of them; and words that somebody wrote. */
export function EraseForm({ seriesId, own, series, factsOf }: EraseFormProps) {
  const t = useT()
  const shown = useLanguage()
  const [state, setState] = useState<People>({ is: 'loading' })
  const [asked, setAsked] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [what, setWhat] = useState<'person' | 'words'>('person')

  const language = series?.language ?? shown
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
    <div className={styles['form']}>
      <ChoiceRow
        label={t('history.eraseWhat')}
        value={what}
        onChange={setWhat}
        choices={[
          { value: 'person', label: t('history.erasePerson') },
          { value: 'words', label: t('history.eraseSomeWords') },
        ]}
      />
      <div className={styles['form']} hidden={what !== 'person'}>
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
                id={person.id}
                name={nameOf(person)}
                facts={factsOf(person).join(' · ')}
                asks={asked === person.id}
                busy={busy}
                onAsk={(asks) => setAsked(asks ? person.id : null)}
                onErase={() => void erase(person)}
              />
            ))}
          </ul>
        )}
      </div>
      {/* Only out of sight, so that what was typed there stays. */}
      <div hidden={what !== 'words'}>
        <EraseWords series={series} seriesId={seriesId} />
      </div>
    </div>
  )
}

interface PersonRowProps {
  readonly id: string
  readonly name: string
  /** What else is known of them. */
  readonly facts: string
  /** Whether it asks if the person is really to be erased. */
  readonly asks: boolean
  readonly busy: boolean
  readonly onAsk: (asks: boolean) => void
  readonly onErase: () => void
}

function PersonRow({ id, name, facts, asks, busy, onAsk, onErase }: PersonRowProps) {
  const t = useT()
  const factsId = useId()
  const asker = useFocusBack<HTMLButtonElement>(asks)
  return (
    <li className={styles['person']}>
      <span className={styles['who']}>
        <span className={faces['face']} data-tone={tone(id)} aria-hidden>
          {initial(name)}
        </span>
        <span>
          {name}
          <span id={factsId} className={styles['hint']}>
            {facts}
          </span>
        </span>
      </span>
      {asks ? (
        <span className={styles['buttons']}>
          <span>{t('history.eraseAsk', { name })}</span>
          {/* Together, on the question's line or below it. */}
          <span className={styles['buttons']}>
            <Button onClick={() => onAsk(false)}>{t('common.cancel')}</Button>
            <Button
              kind="danger"
              autoFocus
              aria-describedby={factsId}
              aria-disabled={busy || undefined}
              onClick={onErase}
            >
              {t('history.eraseYes')}
            </Button>
          </span>
        </span>
      ) : (
        <Button
          ref={asker}
          kind="quiet"
          aria-label={t('history.eraseOf', { name })}
          aria-describedby={factsId}
          onClick={() => onAsk(true)}
        >
          {t('history.eraseYes')}
        </Button>
      )}
    </li>
  )
}
