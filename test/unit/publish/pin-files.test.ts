import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { ModelmarkError } from '../../../src/error/index.ts'
import { pinFiles } from '../../../src/publish/index.ts'
import { runHub, seededBytes, temporaryFolder, writeFolder } from '../hub/hub-fixture.ts'
import { PINNING_TOKEN, startPinningServer, startPinningService } from './pinning-service.ts'

const MIB = 1024 * 1024

/** A hub that took two files of a creator. */
async function hubWithFiles(test: TestContext) {
  const hub = await runHub(test, { relayPort: 0 })
  const dir = await writeFolder(await temporaryFolder(test), {
    'model.bin': seededBytes(2 * MIB + 9, 'pinned'),
    'manifest.json': '{}',
  })
  const pins = await Promise.all(
    ['model.bin', 'manifest.json'].map(async name => ({
      cid: String((await hub.importFile(join(dir, name))).cid),
      name,
    })),
  )
  return { hub, pins }
}

async function failure(pinning: Promise<void>): Promise<ModelmarkError> {
  const error = await pinning.catch((thrown: unknown) => thrown)
  assert.ok(error instanceof ModelmarkError, String(error))
  return error
}

describe('a pinning service', () => {
  it('is handed what a hub took, and told where it is; done means that it has it', async test => {
    const { hub, pins } = await hubWithFiles(test)
    const { store, service, pins: told } = await startPinningService(test, hub.url)
    const seen: string[] = []
    await pinFiles(service, pins, {
      origins: hub.multiaddrs,
      pollMs: 5,
      onStatus: (cid, status) => seen.push(`${cid} ${status}`),
    })
    for (const { cid, name } of pins) {
      assert.equal((await fetch(`${store.url}/ipfs/${cid}`)).status, 200)
      assert.ok(seen.includes(`${cid} pinned`))
      assert.equal(new Set(seen).size, seen.length)
      const pin = [...told.values()].find(entry => entry.pin.cid === cid)?.pin
      assert.deepEqual(pin, { cid, name, origins: hub.multiaddrs })
    }
  })

  it('is not asked again for what it has', async test => {
    const { hub, pins } = await hubWithFiles(test)
    const { service, pins: told } = await startPinningService(test, hub.url)
    for (const _ of [1, 2]) await pinFiles(service, pins, { pollMs: 5 })
    assert.equal(told.size, pins.length)
  })

  it('that does not find the content is said to have failed', async test => {
    const { pins } = await hubWithFiles(test)
    const { service } = await startPinningService(test, (await runHub(test)).url)
    const { code, facts } = await failure(pinFiles(service, pins.slice(0, 1), { pollMs: 5 }))
    assert.deepEqual(
      [code, facts['service'], facts['reason']],
      ['pinning-refused', service.endpoint, 'failed'],
    )
  })

  it('says why it refuses a token', async test => {
    const { hub, pins } = await hubWithFiles(test)
    const { service } = await startPinningService(test, hub.url)
    const { code, facts } = await failure(pinFiles({ ...service, token: 'another' }, pins))
    assert.deepEqual([code, facts['status'], facts['reason']], ['pinning-refused', 401, 'UNAUTHORIZED'])
  })

  const pin = { cid: 'bafkqaaa', name: 'empty' }

  for (const [what, body] of [
    ['a page', '<html>'],
    ['a number', '7'],
    ['a pin of no known status', '{"requestid":"1","status":"lost"}'],
    ['a list of nothing known', '{"count":1,"results":[{"requestid":1,"status":"pinned"}]}'],
  ]) {
    it(`that answers with ${what} is refused`, async test => {
      const service = await startPinningServer(test, (_, response) => response.end(body))
      assert.equal((await failure(pinFiles(service, [pin]))).code, 'pinning-refused')
    })
  }

  it('that goes on for ever is not read to its end', async test => {
    const service = await startPinningServer(test, (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(MIB)));
      }
      response.on('drain', more)
      more()
    })
    assert.equal((await failure(pinFiles(service, [pin]))).code, 'pinning-unreachable')
  })

  it('that nobody runs is named', async () => {
    const { code, facts } = await failure(
      pinFiles({ endpoint: 'http://127.0.0.1:1', token: PINNING_TOKEN }, [pin]),
    )
    assert.deepEqual([code, facts['service']], ['pinning-unreachable', 'http://127.0.0.1:1'])
  })

  it('is left alone when nobody waits any more', async test => {
    const calledOff = new AbortController()
    const service = await startPinningServer(test, (request, response) => {
      const status = '{"requestid":"1","status":"queued"}'
      response.end(request.method === 'POST' ? status : '{"count":0,"results":[]}')
    })
    const onStatus = () => calledOff.abort()
    const error = await failure(pinFiles(service, [pin], { signal: calledOff.signal, onStatus }))
    assert.equal(error.code, 'aborted')
  })
})
