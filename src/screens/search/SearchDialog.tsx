import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { showOnCanvas } from '../../board/show/wanted.ts'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import { MAX_QUERY } from '../../model/matching.ts'
import type { Found } from '../../model/search.ts'
import type { CanvasRef, Series } from '../../model/series.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { isCommandKey, isTouched } from '../../ui/mod-key.ts'
import inputs from '../../ui/TextField.module.css'
import { workshopPath } from '../paths.ts'
import { canvasName, stageOf } from '../workshop/stage.ts'
import { useWorkshop } from '../workshop/workshop-context.ts'
import styles from './SearchDialog.module.css'
import { SearchResults } from './SearchResults.tsx'
import { useSearch } from './use-search.ts'

const namesOf = (series: Series, ids: readonly string[]): string =>
  series.canvases.flatMap((canvas) => (ids.includes(canvas.id) ? canvasName(canvas, series) : [])).join(', ')

/** Finds words on all canvases of the series and goes to them. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const id = useId()
  const { me, series, chosen } = useWorkshop()
  const [, navigate] = useLocation()
  const [words, setWords] = useState('')
  const { query, canvases, more, unread, failed, busy } = useSearch(me, series, words)
  const box = useRef<HTMLDivElement>(null)
  const count = canvases.reduce((sum, { found }) => sum + found.length, 0)

  function go(canvas: CanvasRef, found: Found): void {
    const stage = stageOf(series, chosen)
    onClose()
    if (stage.kind !== 'canvas' || stage.canvas.id !== canvas.id) {
      navigate(workshopPath(me.seriesId, me.role, canvas.id))
    }
    showOnCanvas({ canvas: canvas.id, kind: found.kind, id: found.id, field: found.field })
  }

  function onKeyDown(event: KeyboardEvent): void {
    const hits = [...(box.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])]
    const input = box.current?.querySelector('input') ?? null
    const at = hits.findIndex((hit) => hit === document.activeElement)
    if (event.key === 'Enter' && document.activeElement === input) {
      event.preventDefault()
      // Not what is left of an earlier word.
      if (!busy) hits[0]?.click()
      return
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1
    const target = next < 0 ? input : hits[next]
    if (!target || (at < 0 && event.key === 'ArrowUp')) return
    event.preventDefault()
    target.focus()
  }

  function said(): string {
    if (!query) {
      if (isTouched()) return t('search.about')
      const key = t(isCommandKey() ? 'search.command' : 'search.control')
      return `${t('search.about')} ${t('search.again', { key })}`
    }
    if (failed === 'offline') return t('search.offline', { count })
    if (failed) return errorText(t, failed)
    if (count === 0) return t('search.nothing')
    return t(more ? 'search.more' : 'search.count', { count, canvases: canvases.length })
  }
  return (
    <Dialog open onClose={onClose} title={t('search.title')} wide>
      {/* The arrow keys go through what was found, from the field on. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={box} onKeyDown={onKeyDown}>
        <div className={styles['ask']}>
          <label htmlFor={id} className={inputs['label']}>
            {t('search.label')}
          </label>
          <input
            id={id}
            type="search"
            className={inputs['input']}
            value={words}
            maxLength={MAX_QUERY}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <p className={styles['said']} role="status" data-busy={busy || undefined}>
            {said()}
            {unread.length > 0 && ` ${t('search.unread', { canvases: namesOf(series, unread) })}`}
          </p>
        </div>
        <div className={styles['results']}>
          {query && <SearchResults series={series} query={query} canvases={canvases} onGo={go} />}
        </div>
      </div>
    </Dialog>
  )
}
