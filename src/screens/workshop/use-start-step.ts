import type { Step } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** Starts a step for everyone: its canvas opens, its timer runs, all screens go there. */
export function useStartStep(): { readonly busy: boolean; readonly start: (step: Step) => void } {
  const { me } = useWorkshop()
  const { busy, run } = useCommand()
  return {
    busy: busy('start'),
    start: (step) => void run('start', () => api.startStep(me.seriesId, step.id)),
  }
}
