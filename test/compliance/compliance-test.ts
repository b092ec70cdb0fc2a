/** One sentence an implementation must make true; runs under node:test and mocha alike. */
export interface ComplianceTest {
  readonly name: string
  readonly run: () => Promise<void>
}
