import { Eye } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { following, stopFollowing } from '../../board/presence/follow-store.ts'
import { currentStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notices.ts'
import { workshopPath } from '../paths.ts'
import styles from './FollowBar.module.css'
import { nameOf } from './people-here.ts'
import { usePlaces } from './use-places.ts'
import { useWorkshop } from './workshop-context.ts'

/** Keys that do nothing by themselves, and the way through the page. */
const IDLE_KEYS: ReadonlySet<string> = new Set(['Tab', 'Shift', 'Control', 'Alt', 'AltGraph', 'Meta'])

/** Whose eyes this tab sees with, and the way back to one's own. @param shown the canvas on the screen */
export function FollowBar({ shown }: { readonly shown: string | null }) {
  const person = useStore(following, (state) => state.person)
  // Whoever leaves the workshop follows nobody.
  useEffect(() => stopFollowing, [])
  return person === null ? null : <Bar key={person} person={person} shown={shown} />
}

function Bar({ person, shown }: { readonly person: string; readonly shown: string | null }) {
  const t = useT()
  const { me, series, room } = useWorkshop()
  const [, navigate] = useLocation()
  const known = useStore(room.presence, ({ people }) => people.get(person))
  const isLive = useStore(room.state, ({ connection }) => connection.is === 'live')
  const canvas = usePlaces(room).get(person)
  // Who has left is known no more, and their leaving is told by name.
  const [last, setLast] = useState(known)
  if (known && known !== last) setLast(known)
  const name = last ? nameOf(t, last) : ''

  const go = useEffectEvent((to: string) => {
    const step = currentStep(series.steps, series.current)
    const isSteps = step?.shows.kind === 'canvas' && step.shows.canvas === to
    if (to !== shown) navigate(workshopPath(me.seriesId, me.role, isSteps ? null : to), { replace: true })
  })
  useEffect(() => {
    if (canvas !== undefined) go(canvas)
  }, [canvas])

  const began = useEffectEvent(() => announce(t('presence.saidFollowing', { name })))
  useEffect(() => began(), [])

  const left = useEffectEvent(() => {
    notify({ kind: 'info', text: t('presence.saidLeft', { name }) })
    stopFollowing()
  })
  // While this page is cut off it knows of nobody, and nobody has left for that.
  const gone = known === undefined && isLive
  useEffect(() => {
    // A connection that drops for a moment takes nobody away.
    if (!gone) return undefined
    const timer = setTimeout(() => left(), 3000)
    return () => clearTimeout(timer)
  }, [gone])

  function stop(): void {
    announce(t('presence.saidStopped'))
    stopFollowing()
  }
  const end = useEffectEvent(() => stop())
  useEffect(() => {
    const inBar = ({ target }: Event) =>
      target instanceof Element && target.closest('[data-follow-bar]') !== null
    function onDeed(event: Event): void {
      if (!inBar(event)) end()
    }
    function onKey(event: KeyboardEvent): void {
      if (IDLE_KEYS.has(event.key)) return
      if (event.key === 'Escape') {
        // Only this: what is selected or zoomed stays for the next Esc.
        event.preventDefault()
        event.stopPropagation()
        end()
      } else onDeed(event)
    }
    const options = { capture: true }
    document.addEventListener('pointerdown', onDeed, options)
    document.addEventListener('wheel', onDeed, { capture: true, passive: true })
    document.addEventListener('keydown', onKey, options)
    return () => {
      document.removeEventListener('pointerdown', onDeed, options)
      document.removeEventListener('wheel', onDeed, options)
      document.removeEventListener('keydown', onKey, options)
    }
  }, [])

  return (
    <div className={styles['bar']} data-follow-bar>
      <Eye aria-hidden />
      <span className={styles['name']}>{t('presence.following', { name })}</span>
      <Button onClick={stop}>{t('presence.stop')}</Button>
    </div>
  )
}
