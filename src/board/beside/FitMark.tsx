import { CircleDashed, CornerDownLeft } from 'lucide-react'
import { use } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useT } from '../../i18n/index.ts'
import { useNote } from '../state/board-context.ts'
import { type Fit, FitContext } from './fit-context.ts'
import styles from './FitMark.module.css'

interface FitMarkProps {
  readonly id: string
  /** In a list it stands under the note's text, on the sheet on its edge. */
  readonly inList?: boolean
}

/** Beside the sheet that answers it: whether a note has its answer. Nothing on a sheet that is alone. */
export function FitMark({ id, inList = false }: FitMarkProps) {
  const context = use(FitContext)
  return context?.side === 'asks' ? <Mark id={id} fit={context.fit} inList={inList} /> : null
}

function Mark({
  id,
  fit,
  inList,
}: {
  readonly id: string
  readonly fit: StoreApi<Fit>
  readonly inList: boolean
}) {
  const note = useNote(id)
  const asks = useStore(fit, ({ asked }) => asked.get(id)?.pair.asks)
  const weight = useStore(fit, ({ asked }) => asked.get(id)?.pair.weight)
  const count = useStore(fit, ({ asked }) => asked.get(id)?.by.length ?? 0)
  const t = useT()
  if (weight === undefined || !note || note.text.trim() === '') return null
  const Icon = count === 0 ? CircleDashed : CornerDownLeft
  const missing = asks === 'fears' ? t('fit.noReliever') : t('fit.noAnswer')
  return (
    <span
      className={styles['mark']}
      data-fit={count > 0 ? 'answered' : weight}
      data-list={inList || undefined}
    >
      <Icon aria-hidden />
      <span>{count === 0 ? missing : t('fit.answers', { count })}</span>
    </span>
  )
}
