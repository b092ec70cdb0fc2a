import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { run, serve } from './cli-fixture.ts'
import { runHub, seededBytes, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024

describe('modelmark at the command line', () => {
  for (const args of [
    [],
    ['--help'],
    ['hub', '--help'],
    ['hub', 'serve', '--help'],
    ['hub', 'import', '--help'],
    ['hub', 'pin', '--help'],
    ['hub', 'unpin', '--help'],
    ['hub', 'list', '-h'],
  ]) {
    it(`explains itself: modelmark ${args.join(' ')}`, async () => {
      const { code, out, err } = await run(...args)
      assert.equal(code, 0)
      assert.equal(err, '')
      assert.match(out, /^modelmark/)
      assert.ok(out.split('\n').every(line => line.length <= 120))
    })
  }

  const wrong: [args: string[], sentence: RegExp][] = [
    [['hubb'], /There is no "modelmark hubb"\./],
    [['hub', 'nix'], /There is no "modelmark hub nix"\./],
    [['hub', '--prot', '80'], /Unknown option '--prot'/],
    [['hub', '--port', 'http'], /--port must be a number from 0 to 65535, not "http"/],
    [['hub', '--port', '70000'], /--port must be a number/],
    [['hub', '--streams', '0'], /--streams must be a whole number from 1 on/],
    [['hub', 'import'], /Say which folder or file/],
    [['hub', 'pin'], /Say which CID/],
    [['hub', 'pin', 'bafkreia', '--gateway', 'ftp://x'], /--gateway must be an address/],
    [['hub', 'list', 'all'], /"all" is one word too many/],
  ]
  for (const [args, sentence] of wrong) {
    it(`says what is wrong and where to read on: modelmark ${args.join(' ')}`, async () => {
      const { code, err } = await run(...args)
      assert.equal(code, 2)
      assert.match(err, sentence)
      assert.match(err, /See: modelmark.* --help/)
      assert.doesNotMatch(err, /\n\s+at /)
    })
  }

  it('imports a folder and a file, lists them and drops them, for people and for programs', async test => {
    const dir = await writeFolder(await temporaryFolder(test), {
      'model/a.bin': 'weights',
      'terms.json': '{}',
    })
    const data = ['--data', join(dir, 'data')]
    const person = await run('hub', 'import', join(dir, 'model'), ...data)
    assert.equal(person.code, 0, person.err)
    assert.match(person.out, /a\.bin {2}7 B {2}bafkrei/)
    const digest = /digest +(0x[0-9a-f]{64})/.exec(person.out)?.[1]
    const program = await run('hub', 'import', join(dir, 'model'), join(dir, 'terms.json'), '--json', ...data)
    const [model, terms] = program.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    assert.equal(model.digest, digest)
    assert.equal(terms.size, 2)
    assert.match(
      (await run('hub', 'list', ...data)).out,
      /7 B {2}model {2}model\n.*2 B {2}file {3}terms\.json/,
    )
    assert.match((await run('hub', 'unpin', model.cid, ...data)).out, /Dropped/)
    assert.match((await run('hub', 'unpin', model.cid, ...data)).out, /was not pinned/)
  })

  it('says what cannot be imported and why, without a stack unless asked', async test => {
    const dir = await writeFolder(await temporaryFolder(test), { 'm/model.safetensors': 'no' })
    const data = ['--data', join(dir, 'data')]
    const missing = await run('hub', 'import', join(dir, 'nothing'), ...data)
    assert.equal(missing.code, 1)
    assert.match(missing.err, /nothing cannot be imported: there is nothing at this path/)
    const broken = await run('hub', 'import', join(dir, 'm'), ...data)
    assert.match(broken.err, /format safetensors, field size.*model\.safetensors/)
    assert.doesNotMatch(broken.err, /\n\s+at /)
    assert.match((await run('hub', 'import', join(dir, 'm'), '--debug', ...data)).err, /\n\s+at /)
  })

  it('names the taken port and the way out', async test => {
    const other = createServer()
    await new Promise<void>(resolve => void other.listen(0, '127.0.0.1', resolve))
    test.after(() => other.close())
    const port = String((other.address() as AddressInfo).port)
    const dir = await temporaryFolder(test)
    const gateway = await run('hub', '--data', dir, '--port', port, '--no-relay')
    assert.equal(gateway.code, 1)
    assert.match(gateway.err, new RegExp(`Port ${port} is taken.*\\n.*--port 0`))
    const relay = await run('hub', '--data', dir, '--port', '0', '--relay-port', port)
    assert.equal(relay.code, 1)
    assert.match(relay.err, new RegExp(`Port ${port} is taken.*\\n.*--relay-port 0`))
  })

  it('says when the data folder cannot be used', async test => {
    const dir = await writeFolder(await temporaryFolder(test), { file: '' })
    const { code, err } = await run('hub', 'list', '--data', join(dir, 'file'))
    assert.equal(code, 1)
    assert.match(err, /data folder cannot be used.*\n.*--data DIR/)
  })

  it('pins from another hub', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), { 'm/a.bin': seededBytes(2 * MIB, 'cli') })
    const { cid } = await hub.importFolder(join(dir, 'm'))
    const { code, out } = await run('hub', 'pin', cid, '--gateway', hub.url, '--data', join(dir, 'data'))
    assert.equal(code, 0)
    assert.match(out, /Pinned model "m" \(2\.0 MiB\)/)
    const absent = await run(
      'hub',
      'pin',
      cid.replace(/.{5}$/, 'aaaaa'),
      '--gateway',
      hub.url,
      '--data',
      join(dir, 'data'),
    )
    assert.equal(absent.code, 1)
    assert.match(absent.err, /did not give .* \(HTTP 404\)/)
  })
})

describe('modelmark hub serve', () => {
  it('serves until it is told to stop, then leaves with 0', async test => {
    const { child, url, multiaddrs } = await serve(test, await temporaryFolder(test))
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.match(multiaddrs[0] ?? '', /^\/ip4\/127\.0\.0\.1\/tcp\/\d+\/ws\/p2p\/12D3/)
    const about = (await (await fetch(`${url}/.well-known/modelmark.json`)).json()) as {
      multiaddrs: string[]
    }
    assert.deepEqual(about.multiaddrs, multiaddrs)
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    assert.deepEqual(await exited, [0, null])
    await assert.rejects(fetch(`${url}/healthz`))
  })

  it('tells visitors an address they can dial when it listens on a name', async test => {
    const { url, multiaddrs } = await serve(test, await temporaryFolder(test), '--host', 'localhost')
    assert.equal((await fetch(`${url}/healthz`)).status, 200)
    assert.match(multiaddrs[0] ?? '', /^\/ip(4\/127\.0\.0\.1|6\/::1)\/tcp/)
  })

  it('keeps its address over restarts, in a file for its owner only', async test => {
    const dataDir = await temporaryFolder(test)
    const peerOf = ({ multiaddrs }: { multiaddrs: string[] }) => multiaddrs[0]?.split('/p2p/')[1]
    const first = await serve(test, dataDir)
    const exited = once(first.child, 'exit')
    first.child.kill('SIGKILL')
    await exited
    assert.equal(peerOf(await serve(test, dataDir)), peerOf(first))
    const { mode } = await stat(join(dataDir, 'identity'))
    assert.equal(mode & 0o777, 0o600)
  })

  it('refuses to start with a damaged key rather than change its address', async test => {
    const dataDir = await writeFolder(await temporaryFolder(test), { identity: 'nonsense' })
    const { code, err } = await run('hub', '--data', dataDir, '--port', '0', '--relay-port', '0')
    assert.equal(code, 1)
    assert.match(err, /key cannot be read.*\n.*backup/)
    assert.equal(await readFile(join(dataDir, 'identity'), 'utf8'), 'nonsense')
  })

  it('serves what another process imports meanwhile', async test => {
    const dir = await writeFolder(await temporaryFolder(test), {
      'm/a.bin': seededBytes(2 * MIB, 'meanwhile'),
    })
    const dataDir = join(dir, 'data')
    const { url } = await serve(test, dataDir)
    const { out } = await run('hub', 'import', join(dir, 'm'), '--data', dataDir, '--json')
    const { cid, manifest } = JSON.parse(out)
    assert.equal((await fetch(`${url}/ipfs/${cid}`)).status, 200)
    const bytes = await (await fetch(`${url}/ipfs/${manifest.artifacts[0].cid}`)).arrayBuffer()
    assert.equal(bytes.byteLength, 2 * MIB)
  })
})

describe('modelmark deploy', () => {
  it('explains itself', async () => {
    const { code, out } = await run('deploy', '--help')
    assert.equal(code, 0)
    assert.match(out, /--key-file FILE/)
  })

  it('says why a chain or a key cannot be used, without a stack and without the key', async test => {
    const dir = await writeFolder(await temporaryFolder(test), {
      key: `0x${'11'.repeat(32)}\n`,
      text: 'hello',
    })
    const to = ['--rpc', 'http://127.0.0.1:1']
    assert.match((await run('deploy', ...to, '--key-file', join(dir, 'text'))).err, /64 hex digits/)
    assert.match((await run('deploy', '--prc', 'x')).err, /Unknown option '--prc'/)
    const { code, err } = await run('deploy', ...to, '--key-file', join(dir, 'key'))
    assert.equal(code, 1)
    assert.match(err, /Nothing more was deployed: .*\n.*run it again/)
    assert.doesNotMatch(err, /\n\s+at /)
    assert.ok(!err.includes('11'.repeat(32)))
  })
})
