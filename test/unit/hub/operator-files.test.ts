import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serve } from './cli-fixture.ts'
import { temporaryFolder } from './hub-fixture.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const packageFile = JSON.parse(read('package.json')) as {
  bin: { modelmark: string }
  scripts: Record<string, string>
}

/** Instructions of a Dockerfile: the word and the rest. */
function instructions(text: string): { word: string; rest: string }[] {
  const lines = text.replace(/\\\n/g, ' ').split('\n')
  return lines
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
}

/** What a unit file sets, in order. */
function settings(text: string): { key: string; value: string }[] {
  const lines = text.split('\n').filter(line => /^[A-Z]\w+=/.test(line))
  return lines.map(line => ({ key: line.split('=')[0] ?? '', value: line.slice(line.indexOf('=') + 1) }))
}

describe('the Dockerfile', () => {
  const file = instructions(read('contrib/hub/Dockerfile'))
  const all = (word: string) => file.filter(line => line.word === word).map(({ rest }) => rest)

  it('has only instructions there are, and copies only what there is and what is let through', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|USER|VOLUME|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD)$/
    for (const { word } of file) assert.match(word, known)
    const letThrough = read('contrib/hub/Dockerfile.dockerignore').split('\n')
    for (const copy of all('COPY').filter(rest => !rest.startsWith('--from='))) {
      for (const source of copy.split(' ').slice(0, -1)) {
        assert.ok(existsSync(join(root, source)), source)
        assert.ok(letThrough.includes(`!${source}`), source)
      }
    }
    for (const [, script = ''] of all('RUN')
      .join(' ')
      .matchAll(/npm run ([\w:]+)/g)) {
      assert.ok(script in packageFile.scripts, script)
    }
  })

  it('starts the hub with options it has, and asks it whether it is ready', {
    timeout: 60_000,
  }, async test => {
    const entry = JSON.parse(all('ENTRYPOINT')[0] ?? '') as string[]
    assert.deepEqual(entry, ['node', packageFile.bin.modelmark, 'hub'])
    const [serveWord, ...options] = JSON.parse(all('CMD')[0] ?? '') as string[]
    assert.equal(serveWord, 'serve')
    const dataDir = await temporaryFolder(test)
    const free = options.map(option => (/^\d{4}$/.test(option) ? '0' : option === '/data' ? dataDir : option))
    const { url } = await serve(test, dataDir, ...free)
    const check = JSON.parse((all('HEALTHCHECK')[0] ?? '').replace(/^CMD /, '')) as string[]
    const port = new URL(url).port
    const { status } = spawnSync(
      process.execPath,
      check.slice(1).map(part => part.replace('4180', port)),
    )
    assert.equal(status, 0)
  })
})

describe('the systemd unit', () => {
  const text = read('contrib/hub/modelmark-hub.service')
  const unit = settings(text)
  const value = (key: string) => unit.find(setting => setting.key === key)?.value ?? ''

  it('starts the hub with options it has, over its own state', { timeout: 60_000 }, async test => {
    const [node, bin = '', hub, serveWord, ...options] = value('ExecStart').split(' ')
    assert.deepEqual([node, hub, serveWord], ['/usr/bin/node', 'hub', 'serve'])
    assert.ok(bin.endsWith(`/modelmark/${packageFile.bin.modelmark}`))
    const state = `/var/lib/${value('StateDirectory')}`
    assert.ok(options.includes(state))
    const dataDir = await temporaryFolder(test)
    const free = options.map(option => (/^\d{4}$/.test(option) ? '0' : option === state ? dataDir : option))
    const { url } = await serve(test, dataDir, ...free)
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
    assert.ok(Number(value('TimeoutStopSec')) > 10, 'systemd ends the hub before its grace is over')
  })

  it('is one that systemd understands', async test => {
    assert.deepEqual(text.match(/^\[\w+\]$/gm), ['[Unit]', '[Service]', '[Install]'])
    const path = join(await temporaryFolder(test), 'modelmark-hub.service')
    await writeFile(path, text.replace('/usr/bin/node', process.execPath))
    const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path])
    // Only systems that have systemd have its checker.
    if (error !== undefined) return
    assert.equal(status, 0, String(stderr))
    assert.doesNotMatch(String(stderr), /modelmark-hub\.service/)
  })
})
