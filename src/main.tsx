import { StrictMode, Suspense } from 'react'
import { Route, Switch, useSearchParams } from 'wouter'
import { draw } from './begin-react.ts'
import './ui/tokens.css'
import './fonts/fonts.css'
import './ui/base.css'
import { languageStore, loadTexts } from './i18n/index.ts'
import { beginWorkshop } from './screens/join/begin.ts'
import { WORKSHOP, roleOf, workshopOf } from './screens/paths.ts'
import { WorkshopScreen } from './screens/workshop/WorkshopScreen.tsx'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { LiveRegion } from './ui/LiveRegion.tsx'
import { loadMethodFont } from './ui/method-font.ts'
import { Notices } from './ui/Notices.tsx'
import { onDemand } from './ui/on-demand.tsx'
import { Waiting } from './ui/Waiting.tsx'

/*
 * Joining and a workshop's canvas come at once, with nothing that waits for another file: that is the way of everybody in
 * the hall. The other screens are loaded by those who go there.
 */
const JoinScreen = onDemand(async () => (await import('./screens/join/JoinScreen.tsx')).JoinScreen)
const HomeScreen = onDemand(async () => (await import('./screens/home/HomeScreen.tsx')).HomeScreen)
const LostScreen = onDemand(async () => (await import('./screens/home/LostScreen.tsx')).LostScreen)
const PosterScreen = onDemand(async () => (await import('./screens/poster/PosterScreen.tsx')).PosterScreen)

const POSTER = /^\/s\/(?<id>[\w-]{1,64})\/poster\/?$/

function Routes() {
  const [search] = useSearchParams()
  const role = roleOf(search)
  return (
    <Switch>
      <Route path="/">
        <HomeScreen />
      </Route>
      <Route path="/join">
        <JoinScreen />
      </Route>
      <Route path={WORKSHOP}>
        {({ id, canvas }) =>
          id === undefined ? null : (
            <WorkshopScreen key={id} seriesId={id} role={role} canvas={canvas ?? null} />
          )
        }
      </Route>
      <Route path={POSTER}>
        {({ id }) => (id === undefined ? null : <PosterScreen key={id} seriesId={id} role={role} />)}
      </Route>
      <Route>
        <LostScreen />
      </Route>
    </Switch>
  )
}

const workshop = workshopOf(window.location)
const role = roleOf(new URLSearchParams(window.location.search))
const begun = workshop && beginWorkshop(workshop.id, role, workshop.canvas)
if (!workshop) loadMethodFont()

const { language } = languageStore.getState()
document.documentElement.lang = language

function show(): void {
  const root = document.querySelector('#root')
  if (!root) throw new Error('index.html has no #root')
  draw(
    root,
    <StrictMode>
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <Routes />
        </Suspense>
      </ErrorBoundary>
      <Notices />
      <LiveRegion />
    </StrictMode>,
  )
}

/** Without its texts the page comes in Finnish: better than none. */
const texts =
  language === 'fi' ? null : loadTexts().catch((error: unknown) => console.warn('no texts', error))

// No top-level await: what is shared with other parts of the page would then be bundled apart, in many small files.
if (begun || texts) void Promise.all([begun, texts]).then(show)
else show()
