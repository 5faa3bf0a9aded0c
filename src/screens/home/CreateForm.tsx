import { Compass, Eye } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { errorText } from '../../i18n/error-text.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts'
import { MAX_NAME } from '../../model/limits.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './CreateForm.module.css'
import { useCreate } from './use-create.ts'

/** Company and language, one button, and there is a series; beside it a sample to look at first. */
export function CreateForm() {
  const t = useT()
  const interfaceLanguage = useLanguage()
  const [company, setCompany] = useState('')
  // Until it is chosen, the series speaks what its maker speaks.
  const [chosen, setLanguage] = useState<typeof interfaceLanguage | null>(null)
  const language = chosen ?? interfaceLanguage
  const [isMissing, setIsMissing] = useState(false)
  const { busy, failure, asksKey, key, setKey, clearFailure, create } = useCreate()
  const [keyMissing, setKeyMissing] = useState(false)

  const isAboutKey = failure === 'wrong-create-key'
  const isAboutName = failure === 'title-missing' || failure === 'too-long'
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const title = company.trim()
        flushSync(() => {
          setIsMissing(title === '')
          setKeyMissing(key.trim() === '')
        })
        const mayCreate = key.trim() !== '' && title !== '' && title.length <= MAX_NAME
        if (!mayCreate) focusFirstInvalid(event.currentTarget)
        else if (!busy) void create({ title, organisation: title, language })
      }}
    >
      <TextField
        label={t('home.company')}
        hint={t('home.companyHint')}
        error={isMissing ? t('errors.title-missing') : isAboutName ? errorText(t, failure) : null}
        look="big"
        value={company}
        maxLength={MAX_NAME}
        onChange={(value) => {
          setCompany(value)
          setIsMissing(false)
          clearFailure()
        }}
        autoComplete="organization"
        enterKeyHint="go"
      />
      <ChoiceRow
        label={t('home.seriesLanguage')}
        value={language}
        onChange={setLanguage}
        choices={LANGUAGE_NAMES.map(({ language, name }) => ({
          value: language,
          label: t(name),
          lang: language,
        }))}
      />
      {asksKey && (
        <TextField
          label={t('home.key')}
          hint={t('home.keyHint')}
          error={keyMissing ? t('home.keyMissing') : isAboutKey ? errorText(t, failure) : null}
          value={key}
          onChange={(value) => {
            setKey(value)
            setKeyMissing(false)
            clearFailure()
          }}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {failure && !isAboutKey && !isAboutName && (
        <p role="alert" className={styles['failure']}>
          {errorText(t, failure)}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" kind="primary" size="l" icon={Compass} disabled={busy !== null}>
          {t(busy === 'series' ? 'home.creating' : 'home.create')}
        </Button>
        <Button
          size="l"
          icon={Eye}
          disabled={busy !== null}
          onClick={(event) => {
            flushSync(() => {
              setIsMissing(false)
              setKeyMissing(key.trim() === '')
            })
            if (key.trim() !== '') void create({ language, sample: 'palvelutori' })
            else if (event.currentTarget.form) focusFirstInvalid(event.currentTarget.form)
          }}
        >
          {t(busy === 'sample' ? 'home.sampleOpening' : 'home.sample')}
        </Button>
      </div>
      <p className={styles['sample']}>{t('home.sampleText')}</p>
    </form>
  )
}
