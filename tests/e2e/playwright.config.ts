import { defineConfig } from '@playwright/test'
import { findChromium } from '../support/chromium.ts'

const executablePath = findChromium('shell')

/** What Playwright turns off: the last list that Chromium is given is the only one. */
const PLAYWRIGHTS = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
/** Pages of the browser's own that each context would load, in a process for them, though nobody sees its address bar. */
const OF_THE_ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  // One test after the other goes to whichever worker is free, so that none is left to end alone.
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One that passes only the second time is listed as flaky at the end: a fault to be found, not a reason to hold up what landed.
  // `--retries 0` tells of each.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'fi-FI',
    viewport: { width: 1440, height: 900 },
    // Each test's browser is new, and would fetch all of the page for a time without a server: only those that are about that do.
    serviceWorkers: 'block',
    // What cannot be pressed for so long is an error of its own, long before the test's end.
    actionTimeout: 30_000,
    // Every test would pay for a trace that few need: `--trace on` makes one.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium refuses its sandbox to root, as which containers often run.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${[...PLAYWRIGHTS, ...OF_THE_ADDRESS_BAR].join()}`,
      ],
    },
  },
})
