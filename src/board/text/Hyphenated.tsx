import { Fragment, memo } from 'react'
import type { Language } from '../../model/language.ts'
import styles from './Hyphenated.module.css'
import { hyphenate, useSyllables } from './hyphens.ts'

interface HyphenatedProps {
  readonly text: string
  readonly language: Language
}

/**
 * A text whose long words break at syllables, also where the browser has no patterns for the language. The hyphens are
 * the style sheet's: what is read aloud, searched and copied is the text.
 */
export const Hyphenated = memo(function Hyphenated({ text, language }: HyphenatedProps) {
  const syllables = useSyllables(language)
  if (!syllables) return text
  const pieces = hyphenate(text, syllables)
  if (pieces.length === 1) return text
  return (
    <span>
      {pieces.map((piece, index) => (
        // Pieces have no identity of their own: a text that changes is set anew.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && <i className={styles['break']} />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
})
