import { useStore } from 'zustand'
import { copyAsk } from '../../board/copy/copy-ask.ts'
import { afterwards, onDemand } from '../../ui/on-demand.tsx'

/*
 * The parts of a workshop that a participant who joins on a canvas does without. `npm run test:e2e` holds how much may be
 * loaded before the first note; what is imported here comes after it.
 */
const running = () => import('./running.ts')
const scenes = () => import('./scenes.ts')
const overlays = () => import('./overlays.ts')

export const Agenda = onDemand(async () => (await running()).Agenda)
export const CanvasSwitch = onDemand(async () => (await running()).CanvasSwitch)
export const HeldBar = onDemand(async () => (await running()).HeldBar)
export const NextStep = onDemand(async () => (await running()).NextStep)
export const Rail = onDemand(async () => (await running()).Rail)
export const StartGuide = onDemand(async () => (await running()).StartGuide)
export const TimerControls = onDemand(async () => (await running()).TimerControls)

export const BreakScene = onDemand(async () => (await scenes()).BreakScene)
export const CardScene = onDemand(async () => (await scenes()).CardScene)
export const LostCanvas = onDemand(async () => (await scenes()).LostCanvas)
export const NotHere = onDemand(async () => (await scenes()).NotHere)
export const PosterScene = onDemand(async () => (await scenes()).PosterScene)
export const RecapScene = onDemand(async () => (await scenes()).RecapScene)
export const WaitingScene = onDemand(async () => (await scenes()).WaitingScene)
export const WallCode = onDemand(async () => (await scenes()).WallCode)

export const CompassEditor = onDemand(
  async () => (await import('../compass/CompassEditor.tsx')).CompassEditor,
)

export const Beside = onDemand(async () => (await import('../../board/beside/Beside.tsx')).Beside)

export const TakeUpDialog = onDemand(async () => (await overlays()).TakeUpDialog)
export const ArchiveDialog = onDemand(async () => (await overlays()).ArchiveDialog)
export const DeleteDialog = onDemand(async () => (await overlays()).DeleteDialog)
export const EraseDialog = onDemand(async () => (await overlays()).EraseDialog)
export const EraseNoteDialog = onDemand(async () => (await overlays()).EraseNoteDialog)
export const HistoryDialog = onDemand(async () => (await overlays()).HistoryDialog)
export const DetailsDialog = onDemand(async () => (await overlays()).DetailsDialog)
export const JoinProjection = onDemand(async () => (await overlays()).JoinProjection)
export const LinksDialog = onDemand(async () => (await overlays()).LinksDialog)

export const SearchDialog = onDemand(async () => (await import('../search/SearchDialog.tsx')).SearchDialog)

export const EndedScreen = onDemand(async () => (await import('./EndedScreen.tsx')).EndedScreen)

export const FollowBar = afterwards(async () => (await import('./FollowBar.tsx')).FollowBar)
/* It stands for a moment only: a page that never idles would have it too late. */
export const StepNotice = afterwards(async () => (await import('./StepNotice.tsx')).StepNotice, {
  useAsked: ({ mark }) => mark !== null,
})
export const PeopleList = afterwards(async () => (await import('./PeopleList.tsx')).PeopleList)

/* Which one is open is known to the table: what is asked for before they are here shows when they come. */
export const Dialogs = afterwards(async () => (await import('./Dialogs.tsx')).Dialogs, {
  isSoon: true,
  useAsked: ({ shown }) => shown !== null,
})

export const Backstage = afterwards(async () => (await import('./Backstage.tsx')).Backstage)

export const CopyDialog = afterwards(async () => (await import('../copy/CopyDialog.tsx')).CopyDialog, {
  useAsked: () => useStore(copyAsk, ({ ask }) => ask !== null),
})

/** Those who run the workshop need their part with the first screen: it is loaded beside the connection. */
export const loadRunning = (): void => {
  running().catch((error: unknown) => console.info('the facilitator’s part comes when it is shown', error))
}
