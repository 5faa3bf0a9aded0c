/* What only those who run the workshop see: one part of the page, see `parts.ts`. */
export { Agenda } from './Agenda.tsx'
export { CanvasSwitch } from './CanvasSwitch.tsx'
export { HeldBar } from './HeldBar.tsx'
export { NextStep } from './NextStep.tsx'
export { Rail } from './Rail.tsx'
export { StartGuide } from './StartGuide.tsx'
export { TimerControls } from './TimerControls.tsx'
