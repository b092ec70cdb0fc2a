import { fileURLToPath } from 'node:url'
import { playwrightLauncher } from '@web/test-runner-playwright'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import { bundledTests } from './bundled-tests.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

export default {
  rootDir: root,
  files: [`${root}test/browser/**/*.test.ts`, `!${root}test/browser/**/*.node.test.ts`],
  plugins: [bundledTests()],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: ensureChromium(), args: CHROMIUM_FLAGS },
      createBrowserContext: ({ browser }) => browser.newContext({ reducedMotion: 'reduce' }),
    }),
  ],
  concurrency: 3,
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: '20000' } },
}
