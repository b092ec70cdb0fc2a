import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { licenseBookAbi, modelRegistryAbi, revenueVaultAbi } from '../../../src/chain/generated/abi.ts'
import { errorsAbi } from '../../../src/chain/generated/errors-abi.ts'
import { renderAbiModules } from '../../../src/node/deploy/render-abi.ts'
import { renderArtifacts } from '../../../src/node/deploy/render-artifacts.ts'

const root = new URL('../../../', import.meta.url)
const stale = 'stale: run `npm run generate`'

describe('generated from the contracts', () => {
  before(() => {
    // `npm test` has compiled the contracts before; on its own this test does it, else nothing is there to compare with.
    if (existsSync(new URL('contracts/out/LicenseBook.sol/LicenseBook.json', root))) return
    execFileSync('forge', ['build'], { cwd: new URL('contracts/', root), stdio: 'inherit' })
  })

  it('has the ABI that the compiler gives now', () => {
    for (const [name, text] of Object.entries(renderAbiModules())) {
      const committed = readFileSync(new URL(`src/chain/generated/${name}`, root), 'utf8')
      assert.ok(committed === text, `${name} is ${stale}`)
    }
  })

  it('has the bytecode that the compiler gives now', () => {
    const committed = readFileSync(new URL('src/node/deploy/artifacts.generated.json', root), 'utf8')
    assert.ok(committed === renderArtifacts(), stale)
  })

  it('lets a caller of each contract decode the errors that come through it', () => {
    const expected = [
      'PriceAboveMax',
      'TermsChanged',
      'PaymentNotReceived',
      'NothingToClaim',
      'ModelNotFound',
      'ERC20InsufficientBalance',
      'ERC20InsufficientAllowance',
      'ERC2612ExpiredSignature',
      'ERC721InsufficientApproval',
      'SafeERC20FailedOperation',
      'ReentrancyGuardReentrantCall',
      'AccessManagedUnauthorized',
      'InvalidAccountNonce',
    ]
    for (const abi of [errorsAbi, modelRegistryAbi, licenseBookAbi, revenueVaultAbi]) {
      const names = new Set(abi.filter(item => item.type === 'error').map(item => item.name as string))
      for (const name of expected) assert.ok(names.has(name), name)
    }
  })
})
