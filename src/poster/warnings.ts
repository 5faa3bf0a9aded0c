import type { PrincipleKey } from '../model/template.ts'

/** What a poster says about itself, beside what it shows. */
export type PosterWarning =
  /** A principle had to be set smaller than can be read from three metres; or an objective smaller than leads. */
  | { readonly kind: 'long'; readonly what: 'objective' | PrincipleKey; readonly length: number }
  /** A text ends in an ellipsis. */
  | { readonly kind: 'cut'; readonly what: 'objective' | PrincipleKey | 'organisation' | 'footer' }
  | { readonly kind: 'details-cut'; readonly what: PrincipleKey }
  /** More than a poster shows. */
  | { readonly kind: 'deeds-left-out'; readonly what: PrincipleKey; readonly count: number }
  | { readonly kind: 'results-left-out'; readonly what: PrincipleKey; readonly count: number }
  /** Key results that still lack their numbers or their day. */
  | { readonly kind: 'results-draft'; readonly what: PrincipleKey; readonly count: number }
  /** Key results whose numbers contradict each other, or whose day is over. */
  | { readonly kind: 'results-doubtful'; readonly what: PrincipleKey; readonly count: number }
  /** Signs that no font of the poster has. */
  | { readonly kind: 'missing-signs'; readonly signs: readonly string[] }
  /** A text that is not there yet; its guiding question stands in its place. */
  | { readonly kind: 'empty'; readonly what: 'objective' | PrincipleKey }
