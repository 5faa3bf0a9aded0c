import { nanoid } from 'nanoid'
import { useId, useState } from 'react'
import { MAX_KEY_RESULTS } from '../../facilitation/key-result.ts'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { useT } from '../../i18n/index.ts'
import type { Compass } from '../../model/compass.ts'
import type { Language } from '../../model/language.ts'
import { type TakeUpTarget, type TakenNote, takeUp } from '../../model/take-up.ts'
import type { CompassTemplate, PrincipleKey } from '../../model/template.ts'
import type { Room } from '../../sync/room-types.ts'
import { Button } from '../../ui/Button.tsx'
import { alreadyTaken } from './origins.ts'
import { principleNumber } from './part.ts'
import { TakeUpOption } from './TakeUpOption.tsx'
import styles from './TakeUpDialog.module.css'

/** Before the id of the deed that a note is to join, among the values of the choice. */
const JOINS = 'join:'

interface TakeUpFormProps {
  readonly room: Room
  readonly compass: Compass
  readonly template: CompassTemplate
  readonly language: Language
  readonly note: TakenNote
  readonly onClose: () => void
  /** It is committed on the server. */
  readonly onTaken: (said: string) => void
}

/** Chooses what a note becomes in the compass, writes it, and waits until it is saved. */
export function TakeUpForm({ room, compass, template, language, note, onClose, onTaken }: TakeUpFormProps) {
  const t = useT()
  const group = useId()
  const [key, setKey] = useState<PrincipleKey>('p1')
  const [chosen, setChosen] = useState('material')
  /* The same ids at a second try: what was written at the first is not written twice. */
  const [ids] = useState(() => ({ item: nanoid(), source: nanoid() }))
  const [state, setState] = useState<'choosing' | 'saving' | 'failed'>('choosing')
  const principle = compass.principles.find((other) => other.key === key)
  const direction = template.principles.find((other) => other.key === key)?.direction[language] ?? ''
  const deeds = principle?.deeds ?? []
  const full = (principle?.keyResults.length ?? 0) >= MAX_KEY_RESULTS
  const isThere = (of: string) => alreadyTaken(compass, of, note)
  const joined = chosen.startsWith(JOINS) ? chosen.slice(JOINS.length) : null
  const tried = state !== 'choosing'

  const target: TakeUpTarget | null =
    chosen === 'material'
      ? { as: 'material', principle: key }
      : chosen === 'deed'
        ? { as: 'deed', principle: key }
        : chosen === 'key-result'
          ? { as: 'key-result', principle: key }
          : joined !== null && deeds.some(({ id }) => id === joined)
            ? { as: 'source', of: joined }
            : null
  const blocked =
    target === null ||
    (!tried && target.as === 'key-result' && full) ||
    (!tried && target.as === 'material' && isThere(key)) ||
    (!tried && target.as === 'source' && isThere(target.of))

  async function take(): Promise<void> {
    if (!target || blocked) return
    setState('saving')
    takeUp(room.doc, target, note, ids, room.now())
    try {
      await room.saved()
    } catch (error) {
      console.warn('a note was not taken up', error)
      setState('failed')
      return
    }
    onTaken(
      {
        material: t('compass.tookMaterial', { direction }),
        deed: t('compass.tookDeed', { direction }),
        'key-result': t('compass.tookKeyResult', { direction }),
        source: t('compass.tookSource'),
      }[target.as],
    )
  }

  const option = { name: `${group}-as`, chosen, onChoose: setChosen, locked: tried }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <fieldset className={styles['principles']}>
        <legend>{t('compass.takeUpWhere')}</legend>
        {template.principles.map((other) => {
          const statement = compass.principles.find((found) => found.key === other.key)?.statement ?? ''
          return (
            <label key={other.key} className={styles['principle']} data-part={other.key} lang={language}>
              <input
                type="radio"
                name={`${group}-principle`}
                checked={key === other.key}
                disabled={tried}
                onChange={() => {
                  setKey(other.key)
                  if (joined !== null) setChosen('material')
                }}
              />
              <span className={styles['direction']}>
                {principleNumber(other.key)} {other.direction[language]}
              </span>
              <span className={styles['statement']}>
                <Hyphenated
                  text={statement.trim() === '' ? other.question[language] : statement}
                  language={language}
                />
              </span>
            </label>
          )
        })}
      </fieldset>
      <fieldset className={styles['options']} data-part={key}>
        <legend>{t('compass.takeUpAs')}</legend>
        <TakeUpOption
          {...option}
          value="material"
          label={t('compass.asMaterial')}
          hint={isThere(key) && !tried ? t('compass.alreadyThere') : t('compass.asMaterialHint')}
          disabled={isThere(key)}
        />
        <TakeUpOption {...option} value="deed" label={t('compass.asDeed')} hint={t('compass.asDeedHint')} />
        <TakeUpOption
          {...option}
          value="key-result"
          label={t('compass.asKeyResult')}
          hint={
            full && !tried
              ? t('compass.keyResultsFull', { count: MAX_KEY_RESULTS })
              : t('compass.asKeyResultHint')
          }
          disabled={full}
        />
        {deeds.length > 0 && <p className={styles['or']}>{t('compass.asSource')}</p>}
        {deeds.map((deed, index) => (
          <TakeUpOption
            {...option}
            key={deed.id}
            value={`${JOINS}${deed.id}`}
            label={deed.text.trim() === '' ? t('compass.deedNumber', { number: index + 1 }) : deed.text}
            hint={isThere(deed.id) && !tried ? t('compass.alreadyThere') : undefined}
            disabled={isThere(deed.id)}
          />
        ))}
      </fieldset>
      {state === 'failed' && (
        <p role="alert" className={styles['failed']}>
          {t('compass.takeUpFailed')}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button kind="primary" type="submit" disabled={blocked || state === 'saving'}>
          {t(
            state === 'saving'
              ? 'compass.takeUpSaving'
              : state === 'failed'
                ? 'common.retry'
                : 'compass.takeUpDo',
          )}
        </Button>
      </div>
    </form>
  )
}
