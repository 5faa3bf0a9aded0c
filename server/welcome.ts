import { renderUnicodeCompact } from 'uqr'
import type { RunningServer } from './server.ts'

/** A QR code in half blocks: two rows of modules a line. */
function qrLines(text: string, colours: boolean): string[] {
  // The blocks are the light modules. Not all phones read the inverse, so the terminal's own colours do not decide.
  const paint = (line: string) => (colours ? `\u001B[97;40m${line}\u001B[0m` : line)
  return renderUnicodeCompact(text, { border: 2 })
    .split('\n')
    .map((line) => `  ${paint(line)}`)
}

/** What the terminal shows once the server runs. The key stands in the local link only, in its fragment. */
export function welcome(
  { url, lanUrl, createKey }: Pick<RunningServer, 'url' | 'lanUrl' | 'createKey'>,
  { colours }: { readonly colours: boolean },
): string {
  const lines = ['', '  Arjen kompassi', '', `  On this machine:       ${url}/#key=${createKey}`]
  if (lanUrl === null) lines.push('  In the local network:  not reachable')
  else lines.push(`  In the local network:  ${lanUrl}`, '', ...qrLines(lanUrl, colours))
  lines.push('', '  The first link lets its holder make workshop series. Ctrl+C stops.', '', '')
  return lines.join('\n')
}
