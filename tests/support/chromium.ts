/*
 * Finds a Chromium for the end-to-end tests, or installs one by the means the system has, and says what it does.
 * Run by itself before the tests (`tsx tests/support/chromium.ts`); the Playwright configuration asks `findChromium`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
/** Chromium without what makes a browser of it (no window, no bars): the same pages with an eighth less time for all tests. */
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell']

const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
]

function onPath(name: string): string[] {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return (process.env['PATH'] ?? '')
    .split(process.platform === 'win32' ? ';' : ':')
    .map((folder) => join(folder, name + ending))
}

/**
 * The path of an installed Chromium or Chrome, or null. `CHROMIUM_PATH` goes before everything else.
 * @param preferred what is taken where both are there
 */
export function findChromium(preferred: 'whole' | 'shell' = 'whole'): string | null {
  const own = process.env['CHROMIUM_PATH']
  const names = preferred === 'whole' ? [...WHOLE, ...SHELLS] : [...SHELLS, ...WHOLE]
  const candidates = [...(own ? [own] : []), ...names.flatMap(onPath), ...FIXED, chromium.executablePath()]
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null
}

function attempt(command: string, args: readonly string[]): boolean {
  console.log(`  running: ${command} ${args.join(' ')}`)
  try {
    execFileSync(command, args, { stdio: 'inherit' })
    return true
  } catch (error) {
    console.log(`  that failed: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}

function installChromium(): void {
  const isRoot = process.getuid?.() === 0
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium found; installing the system package.')
    const install = (name: string) => attempt('apt-get', ['install', '-y', '-qq', name])
    if (attempt('apt-get', ['update', '-qq']) && (install('chromium-headless-shell') || install('chromium')))
      return
  }
  console.log('No Chromium found; letting Playwright download its own.')
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  attempt(process.execPath, [cli, 'install', 'chromium'])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!findChromium()) installChromium()
  const found = findChromium('shell')
  if (!found) {
    console.error('No Chromium could be found or installed. Install one and set CHROMIUM_PATH to it.')
    process.exit(1)
  }
  console.log(`Chromium for the end-to-end tests: ${found}`)
}
