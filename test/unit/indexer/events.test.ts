import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Abi, encodeEventTopics, toEventSignature } from 'viem'
import { curationEvents, licenseBookEvents, registryEvents, vaultEvents } from '../../../indexer/events.ts'
import {
  curationAbi,
  licenseBookAbi,
  modelRegistryAbi,
  revenueVaultAbi,
} from '../../../src/chain/generated/abi.ts'

describe('the events of the indexer', () => {
  const pairs: readonly (readonly [string, Abi, Abi])[] = [
    ['ModelRegistry', registryEvents, modelRegistryAbi as Abi],
    ['LicenseBook', licenseBookEvents, licenseBookAbi as Abi],
    ['RevenueVault', vaultEvents, revenueVaultAbi as Abi],
    ['Curation', curationEvents, curationAbi as Abi],
  ]
  for (const [name, events, abi] of pairs) {
    it(`are those of ${name}`, () => {
      for (const event of events) {
        if (event.type !== 'event') continue
        const real = abi.find(item => item.type === 'event' && item.name === event.name)
        assert.ok(real?.type === 'event', event.name)
        assert.equal(toEventSignature(event), toEventSignature(real))
        assert.deepEqual(
          event.inputs.map(input => [input.name, Boolean(input.indexed)]),
          real.inputs.map(input => [input.name, Boolean(input.indexed)]),
        )
        const topics = encodeEventTopics({ abi: [event], eventName: event.name } as never)
        assert.deepEqual(topics, encodeEventTopics({ abi: [real], eventName: event.name } as never))
      }
    })
  }
})
