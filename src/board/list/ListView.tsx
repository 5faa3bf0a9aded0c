import type { Series } from '../../model/series.ts'
import { CustomerMark } from '../pictures/CustomerMark.tsx'
import { Attribution } from '../sheet/Attribution.tsx'
import { DrawingCount } from '../drawing/DrawingCount.tsx'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { FieldSection } from './FieldSection.tsx'
import { useFieldHistory } from './field-history.ts'
import { OneField } from './OneField.tsx'
import { Overview } from './Overview.tsx'
import styles from './ListView.module.css'

interface ListViewProps {
  readonly narrow: boolean
  readonly series: Series
}

/**
 * The canvas as a headed list, with the same notes and the same acts as the sheet: for phones one field a screen, for all
 * others every field below the other.
 */
export function ListView({ narrow, series }: ListViewProps) {
  const { template, language, state } = useBoard()
  const open = useBoardState((board) => board.open)
  const field = template.fields.find(({ key }) => key === open)

  function show(key: string | null): void {
    state.setState({ open: key, selection: NOTHING_SELECTED, ...(key === null ? {} : { field: key }) })
  }
  const remember = useFieldHistory(
    narrow && field ? field.key : null,
    (key) => narrow && key !== open && show(key),
  )

  function go(key: string | null): void {
    remember(key)
    show(key)
  }

  if (narrow && field) return <OneField key={field.key} field={field} onShow={go} />
  return (
    <div className={styles['scroller']} lang={language}>
      <div className={styles['list']} data-narrow={narrow || undefined} data-list>
        <div className={styles['header']}>
          <h1 className={styles['title']}>{template.name[language]}</h1>
          <p className={styles['whose']}>{series.organisation}</p>
          <CustomerMark series={series} />
        </div>
        <DrawingCount />
        {narrow ? (
          <Overview onShow={go} />
        ) : (
          <div className={styles['fields']}>
            {template.fields.map((each) => (
              <FieldSection key={each.key} field={each} withNew />
            ))}
          </div>
        )}
        <div className={styles['footer']}>
          <Attribution />
          <span>Arjen kompassi</span>
        </div>
      </div>
    </div>
  )
}
