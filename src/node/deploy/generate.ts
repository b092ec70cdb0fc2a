/**
 * Writes the typed ABI and the bytecode that the TypeScript side uses, so that neither a build nor `npm start` needs a
 * Solidity compiler. Run after `forge build`; a test fails when one of the files is stale.
 */
import { writeFileSync } from 'node:fs'
import { renderAbiModules } from './render-abi.ts'
import { renderArtifacts } from './render-artifacts.ts'

for (const [name, text] of Object.entries(renderAbiModules())) {
  writeFileSync(new URL(`../../chain/generated/${name}`, import.meta.url), text)
}
writeFileSync(new URL('./artifacts.generated.json', import.meta.url), renderArtifacts())
