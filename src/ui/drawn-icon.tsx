import type { LucideProps } from 'lucide-react'
import type { ComponentType } from 'react'

/**
 * An icon of the built page, see `src/build/drawn-icons.ts`.
 * @param d its lines, in a square of 24
 */
export function drawnIcon(d: string): ComponentType<LucideProps> {
  return function DrawnIcon({ size = 24, ...props }: LucideProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
        {...props}
      >
        <path d={d} />
      </svg>
    )
  }
}
