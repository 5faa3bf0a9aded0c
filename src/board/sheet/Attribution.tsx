import { useBoard } from '../state/board-context.ts'

/** The line that a sheet's licence asks for; nothing where the sheet is our own. */
export function Attribution({ className }: { readonly className?: string | undefined }) {
  const { template, language } = useBoard()
  if (!template.attribution) return <span />
  return (
    <a className={className} href={template.attribution.url} target="_blank" rel="license noreferrer">
      {template.attribution.text[language]}
    </a>
  )
}
