import { Plus } from 'lucide-react'
import { useState } from 'react'
import { MAX_KEY_RESULTS } from '../../facilitation/key-result.ts'
import { useT } from '../../i18n/index.ts'
import type { Principle } from '../../model/compass.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useCompass } from './compass-context.ts'
import { elementId } from './focus.ts'
import { KeyResultCard } from './KeyResultCard.tsx'
import styles from './KeyResults.module.css'

/** How a principle's success is noticed: one to three measurable key results. */
export function KeyResults({ principle }: { readonly principle: Principle }) {
  const t = useT()
  const { may, acts, template, language } = useCompass()
  const [fresh, setFresh] = useState<string | null>(null)
  const { key, keyResults } = principle
  const listId = elementId(`${key}.keyResults`)
  const full = keyResults.length >= MAX_KEY_RESULTS

  return (
    <div className={styles['keyResults']} id={listId} tabIndex={-1}>
      <h3 className={styles['heading']} lang={language}>
        {template.keyResults.heading[language]}
      </h3>
      <p className={styles['guide']} lang={language}>
        {template.keyResults.guide[language]}
        {keyResults.length === 0 && ` ${t(may ? 'compass.keyResultsGuide' : 'compass.noneYet')}`}
      </p>
      {keyResults.map((kr, index) => (
        <KeyResultCard
          key={kr.id}
          keyResult={kr}
          all={keyResults}
          index={index}
          fresh={kr.id === fresh}
          listId={listId}
        />
      ))}
      {may && !full && (
        <Button
          kind="quiet"
          icon={Plus}
          className={styles['add']}
          onClick={() => {
            setFresh(acts.addKeyResult(key))
            announce(t('compass.keyResultAdded'))
          }}
        >
          {t('compass.addKeyResult')}
        </Button>
      )}
      {may && full && (
        <p className={styles['guide']}>{t('compass.keyResultsFull', { count: MAX_KEY_RESULTS })}</p>
      )}
    </div>
  )
}
