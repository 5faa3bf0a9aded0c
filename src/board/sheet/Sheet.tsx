import { useId } from 'react'
import { dayIn } from '../../i18n/forms.ts'
import { SHEET } from '../../model/geometry.ts'
import type { Series } from '../../model/series.ts'
import { CustomerMark } from '../pictures/CustomerMark.tsx'
import { useBoard } from '../state/board-context.ts'
import { Attribution } from './Attribution.tsx'
import { CentreCircle } from './CentreCircle.tsx'
import { FieldArea } from './FieldArea.tsx'
import styles from './Sheet.module.css'

const FRAME = {
  left: SHEET.margin,
  top: SHEET.header,
  width: SHEET.width - 2 * SHEET.margin,
  height: SHEET.height - SHEET.header - SHEET.footer,
}

/** The paper: header, fields, centre, footer. All lengths are sheet units. */
export function Sheet({ series }: { readonly series: Series }) {
  const { template, language, geometry } = useBoard()
  const id = useId()
  const date = dayIn(language, series.made)
  return (
    <article className={styles['sheet']} aria-labelledby={id} lang={language}>
      <header className={styles['header']}>
        <h1 id={id} className={styles['title']}>
          {template.name[language]}
        </h1>
        <CustomerMark series={series} />
        <p className={styles['whose']}>{[series.organisation, date].filter(Boolean).join(' · ')}</p>
      </header>
      <div className={styles['fields']}>
        {template.fields.map((field) => (
          <FieldArea key={field.key} field={field} />
        ))}
        {geometry.centre && <CentreCircle series={series} />}
        <div className={styles['frame']} style={FRAME} aria-hidden />
      </div>
      <footer className={styles['footer']}>
        <Attribution />
        <span>Arjen kompassi</span>
      </footer>
    </article>
  )
}
