import { useT } from '../../i18n/index.ts'
import type { ArchivedKeyResult, CanvasArchive } from '../../model/archive-canvas.ts'
import type { Language } from '../../model/language.ts'
import { byOrder } from '../../model/order.ts'
import type { CompassTemplate, PrincipleTemplate } from '../../model/template.ts'
import styles from './CompassCard.module.css'
import { keyResultFigures } from './figures.ts'
import type { Marks } from './marks.ts'

interface CompassCardProps {
  readonly archive: CanvasArchive
  readonly template: CompassTemplate
  readonly language: Language
  readonly label: string
  /** What to point out: what differs from the other state. */
  readonly marks?: Marks
  readonly small?: boolean
}

/** A compass as a card of words. */
export function CompassCard({ archive, template, language, label, marks, small = false }: CompassCardProps) {
  const t = useT()
  const { texts } = archive
  if (small) {
    return (
      <div className={styles['small']} aria-hidden lang={language}>
        {template.principles.map(({ key, direction }) => (
          <p key={key} data-principle={key}>
            {texts[`${key}.statement`] || direction[language]}
          </p>
        ))}
      </div>
    )
  }
  const partOf = texts['part-of'] ?? ''
  return (
    <article className={styles['card']} aria-label={label} lang={language}>
      <p className={styles['objective']} data-marked={marks?.get('objective')}>
        {texts['objective'] ?? t('history.noWords')}
      </p>
      {partOf !== '' && <p data-marked={marks?.get('part-of')}>{partOf}</p>}
      <div className={styles['principles']}>
        {template.principles.map((principle) => (
          <Principle key={principle.key} {...{ archive, principle, language, marks }} />
        ))}
      </div>
    </article>
  )
}

interface PrincipleProps {
  readonly archive: CanvasArchive
  readonly principle: PrincipleTemplate
  readonly language: Language
  readonly marks: Marks | undefined
}

function Principle({ archive, principle: { key, direction }, language, marks }: PrincipleProps) {
  const t = useT()
  const isHere = (item: { readonly principle: string }) => item.principle === key
  const deeds = archive.deeds.filter(isHere).toSorted(byOrder)
  const results = archive.keyResults.filter(isHere).toSorted(byOrder)
  const notes = archive.notes.filter(({ at }) => at.field === key)
  const why = archive.texts[`${key}.why`] ?? ''
  return (
    <section className={styles['principle']} data-principle={key}>
      <h3 className={styles['direction']}>{direction[language]}</h3>
      <p className={styles['statement']} data-marked={marks?.get(`${key}.statement`)}>
        {archive.texts[`${key}.statement`] ?? t('history.noWords')}
      </p>
      {why !== '' && (
        <p className={styles['why']} data-marked={marks?.get(`${key}.why`)}>
          {why}
        </p>
      )}
      <Items
        heading={t('compass.deeds')}
        items={deeds.map(({ id, text }) => ({ id, text, more: '' }))}
        marks={marks}
      />
      <Items
        heading={t('history.keyResults')}
        items={results.map((result) => keyResultItem(result, language))}
        marks={marks}
      />
      <Items
        heading={t('history.answers')}
        items={notes.map(({ id, text }) => ({ id, text, more: '' }))}
        marks={marks}
      />
    </section>
  )
}

interface Item {
  readonly id: string
  readonly text: string
  /** Its numbers, day and owner. */
  readonly more: string
}

const keyResultItem = (result: ArchivedKeyResult, language: Language): Item => ({
  id: result.id,
  text: result.statement || result.name,
  more: keyResultFigures(result, language),
})

interface ItemsProps {
  readonly heading: string
  readonly items: readonly Item[]
  readonly marks: Marks | undefined
}

function Items({ heading, items, marks }: ItemsProps) {
  const t = useT()
  if (items.length === 0) return null
  return (
    <>
      <h4 className={styles['heading']}>{heading}</h4>
      <ul className={styles['items']}>
        {items.map(({ id, text, more }) => (
          <li key={id} data-marked={marks?.get(id)}>
            {text || t('history.noWords')}
            {more !== '' && <span className={styles['more']}> {more}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
