// Runs before tests, on Node 20 or newer: built-ins only.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The browser without its windows, which opens a page at half the cost; where Debian has no such package, the whole of it. */
const DEBIAN_PACKAGES = ['chromium-headless-shell', 'chromium']

/**
 * Path of an installed Chrome or Chromium, or `undefined`. `CHROME_PATH` names one elsewhere.
 * @param {{ whole?: boolean }} [options] `whole` for what the one without windows does not offer to pages.
 */
function findChromium({ whole = false } = {}) {
  return PLACES.find(path => path !== undefined && !(whole && isHeadlessShell(path)) && existsSync(path))
}

function isHeadlessShell(name) {
  return name.endsWith('chromium-headless-shell')
}

/**
 * Like `findChromium`, but installs Debian's where it can. Exits with a sentence where it cannot.
 * @param {{ whole?: boolean }} [options]
 */
export function ensureChromium(options = {}) {
  const found = findChromium(options)
  if (found !== undefined) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No Chrome or Chromium found: installing Debian’s chromium…')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    for (const name of DEBIAN_PACKAGES.filter(name => !(options.whole && isHeadlessShell(name)))) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      const installed = findChromium(options)
      if (installed !== undefined) return installed
    }
  }
  console.error(
    'The browser tests need Chrome or Chromium. Install one, or set CHROME_PATH to its program, and run npm test again.',
  )
  process.exit(1)
}

/** Two pages of the address bar that are loaded beside the first page of every window. */
const ADDRESS_BAR_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What Playwright switches off: of several such flags the last one counts. */
const SWITCHED_OFF_BY_PLAYWRIGHT = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** Flags for a headless browser that talks to nobody but the tests, and does nothing but show their pages. */
export const CHROMIUM_FLAGS = chromiumFlags()

/**
 * The same with more features switched off.
 * @param {...string} features
 */
export function chromiumFlags(...features) {
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    `--disable-features=${[...ADDRESS_BAR_PAGES, ...SWITCHED_OFF_BY_PLAYWRIGHT, ...features].join()}`,
  ]
}
