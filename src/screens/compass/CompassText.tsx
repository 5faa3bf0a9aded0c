import type { KeyboardEvent } from 'react'
import { Hyphenated } from '../../board/text/Hyphenated.tsx'
import { SharedTextArea } from '../../board/text/SharedTextArea.tsx'
import { type TextRef, findText } from '../../model/acts.ts'
import { MAX_FIELD_TEXT } from '../../model/limits.ts'
import { useCompass } from './compass-context.ts'
import { leaveText } from './focus.ts'
import { OnlyHere } from './OnlyHere.tsx'
import { textKey } from './text-ref.ts'
import { Writable } from './Writable.tsx'
import styles from './CompassText.module.css'

interface CompassTextProps {
  readonly of: TextRef
  /** Its words in the newest snapshot, for those who only read. */
  readonly words: string
  readonly label: string
  /** The guiding text of an empty one; it makes way for the first letter. */
  readonly placeholder?: string | undefined
  readonly maxLength?: number
  readonly multiline?: boolean
  readonly autoFocus?: boolean
  readonly className?: string | undefined
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined
}

/** One shared text of the compass, written in place; plain text for those who may not write. */
export function CompassText({
  of,
  words,
  label,
  placeholder,
  maxLength = MAX_FIELD_TEXT,
  multiline = true,
  autoFocus = false,
  className,
  onKeyDown,
}: CompassTextProps) {
  const { room, may, acts, language } = useCompass()
  const text = findText(room.doc, of)
  // Deeds and key results have theirs as a whole.
  const mark = of.of === 'canvas' && <OnlyHere of={of.key} />
  const classes = [styles['text'], className].filter(Boolean).join(' ')
  if (!may || !text) {
    if (words === '')
      return placeholder === undefined ? null : (
        <p className={`${classes} ${styles['empty']}`}>{placeholder}</p>
      )
    return (
      <>
        <p className={classes} lang={language}>
          <Hyphenated text={words} language={language} />
        </p>
        {mark}
      </>
    )
  }
  return (
    <Writable of={textKey(of)}>
      <SharedTextArea
        text={text}
        label={label}
        name={textKey(of)}
        placeholder={placeholder}
        maxLength={maxLength}
        multiline={multiline}
        autoFocus={autoFocus}
        className={`${classes} ${styles['area']}`}
        lang={language}
        onDone={() => leaveText()}
        onEdit={(before, after) => acts.edited(of, before, after)}
        onKeyDown={onKeyDown}
      />
      {mark}
    </Writable>
  )
}
