import type { PrincipleKey } from '../model/template.ts'

/* The poster's palette: paper is white for the printer, whatever the screen's theme. */

/** Each principle's light and dark side of its needle, and a tone dark enough for text (4.5:1 on white). */
export interface Hue {
  readonly bright: string
  readonly deep: string
  readonly text: string
}

export const HUES: Readonly<Record<PrincipleKey, Hue>> = {
  p1: { bright: '#3aa394', deep: '#157f72', text: '#126e63' },
  p2: { bright: '#f0a64e', deep: '#d27a14', text: '#a85a05' },
  p3: { bright: '#9377bd', deep: '#6d5197', text: '#6d5197' },
}

export const COLOURS = {
  paper: '#ffffff',
  night: '#10243a',
  ink: '#10243a',
  soft: '#43586b',
  /** A guiding question where a text is still missing. */
  waiting: '#7d909f',
  line: '#c9d5dd',
  pale: '#e3eaef',
  onNight: '#ffffff',
  onNightSoft: '#c9d9e4',
  onNightWaiting: '#9db4c6',
  star: '#dfeaf1',
  aurora: ['#12303f', '#153c48', '#184a51'],
  fells: ['#1c3a55', '#2b5070', '#dde8ef'],
  spruce: '#10243a',
} as const
