import type { TextKey } from '../../i18n/index.ts'
import { useT } from '../../i18n/index.ts'
import type { Query } from '../../model/matching.ts'
import type { Found, FoundKind } from '../../model/search.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import type { FoundOnCanvas } from '../../sync/protocol-http.ts'
import { canvasName, templateOf } from '../workshop/stage.ts'
import { Marked } from './Marked.tsx'
import styles from './SearchDialog.module.css'
import { placeName } from './place-name.ts'

/** What a find is called that is no note. */
const KINDS: Readonly<Partial<Record<FoundKind, TextKey>>> = {
  group: 'search.group',
  comment: 'search.comment',
  picture: 'search.picture',
  deed: 'search.deed',
  keyResult: 'search.keyResult',
}

interface SearchResultsProps {
  readonly series: Series
  readonly query: Query
  readonly canvases: readonly FoundOnCanvas[]
  readonly onGo: (canvas: CanvasRef, found: Found) => void
}

/** What was found, by canvas and field. */
export function SearchResults({ series, query, canvases, onGo }: SearchResultsProps) {
  return canvases.map(({ canvas: id, found }) => {
    const canvas = series.canvases.find((other) => other.id === id)
    if (!canvas) return null
    return (
      <section key={id} className={styles['canvas']} lang={series.language}>
        <h3 className={styles['name']}>{canvasName(canvas, series)}</h3>
        {[...byPlace(found, canvas, series)].map(([place, there]) => (
          <Place key={place} {...{ canvas, place, query, onGo }} found={there} />
        ))}
      </section>
    )
  })
}

/** By the name of the field, or of the part of the compass, in the order in which they are found. */
function byPlace(found: readonly Found[], canvas: CanvasRef, series: Series): Map<string, Found[]> {
  const template = templateOf(canvas)
  const places = new Map<string, Found[]>()
  for (const each of found) {
    const name = template === 'unknown' ? '' : placeName(template, each.field, series.language)
    places.set(name, [...(places.get(name) ?? []), each])
  }
  return places
}

interface PlaceProps extends Pick<SearchResultsProps, 'query' | 'onGo'> {
  readonly canvas: CanvasRef
  readonly place: string
  readonly found: readonly Found[]
}

function Place({ canvas, place, found, query, onGo }: PlaceProps) {
  const t = useT()
  return (
    <>
      {place !== '' && <h4 className={styles['field']}>{place}</h4>}
      <ul className={styles['found']}>
        {found.map((each, index) => {
          const kind = KINDS[each.kind]
          return (
            // A note may be found by several comments on it.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${each.kind} ${each.id} ${index}`}>
              <button type="button" className={styles['hit']} data-hit onClick={() => onGo(canvas, each)}>
                {kind && <span className={styles['kind']}>{t(kind)}</span>}
                <span>
                  <Marked text={each.text} query={query} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
