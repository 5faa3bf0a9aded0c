/** How an element is to look: CSS properties by their script names. */
type Look = Readonly<Record<string, string>>

export interface Pose {
  /** @param look with the same properties each time, none of them `none`: what comes or goes is more than what is another */
  readonly to: (look: Look) => void
  /** Lets the animation go; what the style attribute says is left. */
  readonly end: () => void
}

/**
 * Lets an element look otherwise with every frame, by an animation that stands still. For a transform that the style attribute
 * alone tells, Chromium puts all layers of the page together anew, which with a thousand notes is a third of a frame; what is
 * animated it only moves. The attribute says the same, for those who watch it.
 */
export function pose(element: HTMLElement): Pose {
  let animation: Animation | null = null
  return {
    to: (look) => {
      Object.assign(element.style, look)
      const frames = [look, look]
      if (animation) (animation.effect as KeyframeEffect).setKeyframes(frames)
      // Where there are no animations the attribute is all.
      else if ('animate' in element) {
        animation = element.animate(frames, { duration: 1000, fill: 'both' })
        animation.pause()
      }
    },
    end: () => {
      animation?.cancel()
      animation = null
    },
  }
}
