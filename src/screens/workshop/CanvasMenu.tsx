import { CloudOff, LayoutGrid } from 'lucide-react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { currentStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { CanvasRef } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import { keyOf, stuckDocuments } from '../../sync/room-registry.ts'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuItem } from '../../ui/Menu.tsx'
import { workshopPath } from '../paths.ts'
import styles from './CanvasMenu.module.css'
import { countPlaces, usePlaces } from './use-places.ts'
import { canvasName } from './stage.ts'
import { useWorkshop } from './workshop-context.ts'

/** A look at any canvas of the series, wherever the others are. */
export function CanvasMenu({ shown }: { readonly shown: CanvasRef | null }) {
  const t = useT()
  const [, navigate] = useLocation()
  const { me, series, room } = useWorkshop()
  const counts = countPlaces(usePlaces(room), me.participantId)
  const step = currentStep(series.steps, series.current)
  const steps = step?.shows.kind === 'canvas' ? step.shows.canvas : null
  const stuck = useStore(stuckDocuments)
  const isOnlyHere = (canvas: CanvasRef) =>
    stuck.has(keyOf(me.seriesId, canvasPath(canvas), me.role, me.participantId))
  if (series.canvases.length === 0) return null
  const marked = series.canvases.some(isOnlyHere)
  return (
    <Menu
      label={t('workshop.canvases')}
      className={marked ? `${styles['trigger']} ${styles['marked']}` : styles['trigger']}
      trigger={{ label: t('workshop.canvases'), icon: LayoutGrid, showLabel: true }}
      items={series.canvases.map((canvas): MenuItem => {
        const count = counts.get(canvas.id) ?? 0
        const plain = canvasName(canvas, series)
        const name = count === 0 ? plain : t('presence.canvasCount', { canvas: plain, count })
        const only = isOnlyHere(canvas)
        return {
          key: canvas.id,
          label: only ? t('workshop.onlyHereIn', { canvas: name }) : name,
          icon: only ? CloudOff : undefined,
          checked: canvas.id === shown?.id,
          onSelect: () =>
            // The step's own canvas is the way back to the step.
            navigate(workshopPath(me.seriesId, me.role, canvas.id === steps ? null : canvas.id)),
        }
      })}
    />
  )
}
