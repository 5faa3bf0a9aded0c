/** A customer without a face yet: a quiet drawing that asks for one. */
export function Face({ className }: { readonly className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 120 120" fill="none" stroke="currentColor" aria-hidden>
      <g strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M38 52c-1-19 8-32 23-32 16 0 24 12 23 31-1 17-11 29-23 29S39 69 38 52Z" />
        <path d="M37 49c4-2 9-9 11-15 8 8 22 12 37 13" />
        <path d="M18 108c3-15 14-22 31-25 3 6 7 9 12 9s10-3 12-9c17 3 27 10 30 25" />
        <path d="M52 79v6m18-6v6" />
        <path d="M53 67c2.5 2.6 5 3.6 8 3.6s5.5-1 8-3.6" />
      </g>
      <g fill="currentColor" stroke="none">
        <circle cx="51" cy="55" r="1.9" />
        <circle cx="71" cy="55" r="1.9" />
      </g>
    </svg>
  )
}
