import { CircleCheck, CircleDashed } from 'lucide-react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { type TextKey, type Translate, useT } from '../../i18n/index.ts'
import type { FitOfPair } from '../../facilitation/fit-answers.ts'
import type { Fit } from './fit-context.ts'
import styles from './FitSummary.module.css'

/** What the gaps of each field are called; `other` for fields of other sheets that may come. */
const GAPS: Readonly<Record<string, TextKey>> = {
  fears: 'fit.openFears',
  wishes: 'fit.openWishes',
  need: 'fit.openNeeds',
  jobs: 'fit.openJobs',
}

/** Fears first, as one asks in the method. */
const ORDER = ['fears', 'wishes']

function counted(t: Translate, pairs: readonly FitOfPair[]): string {
  return pairs
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => ORDER.indexOf(a.asks) - ORDER.indexOf(b.asks))
    .map(({ asks, open }) => t(GAPS[asks] ?? 'fit.openOther', { count: open }))
    .join(', ')
}

/** What the fit check finds, in words: "3 pelkoa vailla helpotusta, 2 toivetta vailla vastausta". */
function gapsInWords(t: Translate, pairs: readonly FitOfPair[]): string {
  const gaps = pairs.filter(({ weight }) => weight === 'gap')
  if (gaps.every(({ asked }) => asked.length === 0)) return t('fit.nothingAsked')
  return counted(t, gaps) || t('fit.allAnswered')
}

/** The fit check's counts, as they are now. */
export function FitSummary({ fit }: { readonly fit: StoreApi<Fit> }) {
  const pairs = useStore(fit, (state) => state.pairs)
  const t = useT()
  const gaps = pairs.some(({ weight, open }) => weight === 'gap' && open > 0)
  const asked = pairs.some(({ weight, asked: all }) => weight === 'gap' && all.length > 0)
  const hints = counted(
    t,
    pairs.filter(({ weight }) => weight === 'hint'),
  )
  // Nothing is done where nothing is asked yet.
  const Icon = gaps || !asked ? CircleDashed : CircleCheck
  return (
    <p
      className={styles['summary']}
      data-gaps={gaps || undefined}
      data-asked={asked || undefined}
      data-fit-summary
    >
      <Icon className={styles['icon']} aria-hidden />
      <span>
        <strong>{gapsInWords(t, pairs)}</strong>
        {hints !== '' && <span className={styles['hints']}> · {hints}</span>}
      </span>
    </p>
  )
}
