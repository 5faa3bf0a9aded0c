import { StrictMode, Suspense, lazy } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Switch, useSearchParams } from 'wouter'
import './ui/tokens.css'
import './fonts/fonts.css'
import './ui/base.css'
import { languageStore } from './i18n/index.ts'
import { HomeScreen } from './screens/home/HomeScreen.tsx'
import { LostScreen } from './screens/home/LostScreen.tsx'
import { JoinScreen } from './screens/join/JoinScreen.tsx'
import { roleOf } from './screens/paths.ts'
import { ErrorBoundary } from './ui/ErrorBoundary.tsx'
import { LiveRegion } from './ui/LiveRegion.tsx'
import { Notices } from './ui/Notices.tsx'
import { Waiting } from './ui/Waiting.tsx'

const WorkshopScreen = lazy(async () => ({
  default: (await import('./screens/workshop/WorkshopScreen.tsx')).WorkshopScreen,
}))
const PosterScreen = lazy(async () => ({
  default: (await import('./screens/poster/PosterScreen.tsx')).PosterScreen,
}))

// One route for a series on all its canvases: the screen stays, with its rooms, while the canvas changes.
const WORKSHOP = /^\/s\/(?<id>[\w-]{1,64})(?:\/canvas\/(?<canvas>[\w-]{1,64}))?\/?$/
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

document.documentElement.lang = languageStore.getState().language
const root = document.querySelector('#root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
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
