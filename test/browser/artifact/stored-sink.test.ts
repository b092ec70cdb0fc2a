import { expect } from 'chai'
import { fileLayout, LEAF_BYTES } from '../../../src/artifact/leaf-table.ts'
import { createStorage } from '../../../src/artifact/store/open-storage.ts'
import { StorageClient } from '../../../src/artifact/store/storage-client.ts'
import { openStoredSink } from '../../../src/artifact/store/stored-sink.ts'
import { cidFromDigest, parseCid } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { leaf, put, SINK_FILE_BYTES, sinkCompliance } from '../../compliance/sink.ts'

let files = 0

/** A file that no other test uses. */
function newLayout() {
  const digest = `0x${(++files).toString(16).padStart(64, '0')}` as const
  return fileLayout(parseCid(String(cidFromDigest(digest))), SINK_FILE_BYTES)
}

async function directory() {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle('modelmark', { create: true })
}

async function bytesOnDisk(name: string): Promise<Uint8Array> {
  const handle = await (await directory()).getFileHandle(name)
  return new Uint8Array(await (await handle.getFile()).arrayBuffer())
}

async function namesOnDisk(): Promise<string[]> {
  const names: string[] = []
  for await (const name of (await directory()).keys()) names.push(name)
  return names
}

async function namesInDatabase(): Promise<string[]> {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'modelmark')) return []
  const request = indexedDB.open('modelmark')
  await new Promise(resolve => request.addEventListener('success', resolve))
  const keys = request.result.transaction('parts').objectStore('parts').getAllKeys()
  await new Promise(resolve => keys.addEventListener('success', resolve))
  request.result.close()
  return keys.result.map(key => String((key as string[])[0]))
}

/** A browser, or a window, that has no private file system. */
function clientWithoutFiles(): StorageClient {
  const worker = new URL('../../../src/artifact/store/storage-worker.ts', import.meta.url)
  const script = `import ${JSON.stringify(worker.href)}; delete StorageManager.prototype.getDirectory`
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  return new StorageClient(new Worker(url, { type: 'module' }))
}

for (const { place, makeClient } of [
  { place: 'on disk', makeClient: () => new StorageClient() },
  { place: 'in the database', makeClient: clientWithoutFiles },
]) {
  describe(`the sink ${place}`, () => {
    for (const { name, run } of sinkCompliance(async () => openStoredSink(newLayout(), makeClient()))) {
      it(name, run)
    }

    it('finds again what was written, after the worker was killed', async () => {
      const layout = newLayout()
      const client = makeClient()
      const first = await openStoredSink(layout, client)
      await put(first, 0)
      await put(first, 2)
      client.close()
      await first.close()

      const second = await openStoredSink(layout, makeClient())
      expect([0, 1, 2].map(second.has)).to.deep.equal([true, false, true])
      expect(second.count).to.equal(2)
      expect(await second.read(2)).to.deep.equal(leaf(2))
      await second.clear()
      await second.close()
    })

    it('leaves nothing behind when it is cleared', async () => {
      const layout = newLayout()
      const sink = await openStoredSink(layout, makeClient())
      await put(sink, 0)
      await sink.clear()
      await sink.close()
      const left = [...(await namesOnDisk()), ...(await namesInDatabase())]
      expect(left.filter(name => name.startsWith(String(layout.root)))).to.deep.equal([])
    })
  })
}

describe('what the sink on disk does', () => {
  it('never remembers a leaf whose write was cut off', async () => {
    const layout = newLayout()
    const client = new StorageClient()
    const first = await openStoredSink(layout, client)
    await put(first, 1)
    put(first, 0).catch(() => {})
    client.close()
    await first.close()

    const second = await openStoredSink(layout, new StorageClient())
    for (const index of [0, 1]) {
      if (second.has(index)) expect(await second.read(index)).to.deep.equal(leaf(index))
    }
    expect(second.has(1)).to.equal(true)
    await second.clear()
    await second.close()
  })

  it('sets the bit of a leaf after its bytes are on disk', async () => {
    const layout = newLayout()
    const sink = await openStoredSink(layout, new StorageClient())
    await put(sink, 2)
    expect(await bytesOnDisk(`${layout.root}.journal`)).to.deep.equal(Uint8Array.of(0b100))
    const data = await bytesOnDisk(String(layout.root))
    expect(data.subarray(2 * LEAF_BYTES)).to.deep.equal(leaf(2))
    await sink.clear()
    await sink.close()
  })

  it('starts anew when the journal is of another length', async () => {
    const layout = newLayout()
    const sink = await openStoredSink(layout, new StorageClient())
    await put(sink, 0)
    await sink.close()
    const longer = { ...fileLayout(layout.root, 100 * LEAF_BYTES) }
    const other = await openStoredSink(longer, new StorageClient())
    expect(other.count).to.equal(0)
    await other.clear()
    await other.close()
  })

  it('keeps a second holder out until the first lets go, then falls back to memory', async () => {
    const layout = newLayout()
    const first = await openStoredSink(layout, new StorageClient())
    await put(first, 0)
    const error = await openStoredSink(layout, new StorageClient()).catch(thrown => thrown)
    expect(error).to.be.instanceOf(ModelmarkError)
    expect(error.code).to.equal('storage-blocked')

    const storage = createStorage('auto')
    const { sink } = await storage.open(layout)
    expect(sink.persistent).to.equal(false)
    await put(sink, 0)
    expect(await first.read(0)).to.deep.equal(leaf(0))
    await first.clear()
    await first.close()
    storage.close()
  }).timeout(30_000)

  it('takes over a file as soon as the first holder closes it', async () => {
    const layout = newLayout()
    const first = await openStoredSink(layout, new StorageClient())
    await put(first, 1)
    const waiting = openStoredSink(layout, new StorageClient())
    await first.close()
    const second = await waiting
    expect(second.has(1)).to.equal(true)
    await second.clear()
    await second.close()
  })

  it('waits for a worker that has not yet let go of the file', async () => {
    const layout = newLayout()
    const file = String(layout.root)
    const leaving = new StorageClient()
    await leaving.ask({ op: 'open', file, leaves: layout.leaves })
    const waiting = openStoredSink(layout, new StorageClient())
    setTimeout(() => leaving.close(), 200)
    const sink = await waiting
    expect(sink.persistent).to.equal(true)
    await sink.clear()
    await sink.close()
  })

  it('says storage-blocked when its worker cannot start', async () => {
    const worker = new Worker('/nowhere.js', { type: 'module' })
    const error = await openStoredSink(newLayout(), new StorageClient(worker)).catch(thrown => thrown)
    expect(error.code).to.equal('storage-blocked')
  })

  it('keeps the index beside the file', async () => {
    const layout = newLayout()
    const storage = createStorage('auto')
    const stored = await storage.open(layout)
    expect(await stored.loadIndex()).to.deep.equal(new Uint8Array(0))
    await stored.saveIndex(Uint8Array.of(1, 2, 3))
    expect(await stored.loadIndex()).to.deep.equal(Uint8Array.of(1, 2, 3))
    await stored.sink.clear()
    expect(await stored.loadIndex()).to.deep.equal(new Uint8Array(0))
    await stored.sink.close()
    storage.close()
  })
})
