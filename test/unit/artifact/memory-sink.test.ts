import { describe, it } from 'node:test'
import { fileLayout } from '../../../src/artifact/leaf-table.ts'
import { createMemorySink } from '../../../src/artifact/store/memory-sink.ts'
import { parseCid } from '../../../src/asset/index.ts'
import { SINK_FILE_BYTES, sinkCompliance } from '../../compliance/sink.ts'

const root = parseCid('bafybeihmzokxxjqwxjcryerhp5ezpcog2wcawfryb2xm64xiakgm4a5jue')

describe('the sink in memory', () => {
  for (const { name, run } of sinkCompliance(async () =>
    createMemorySink(fileLayout(root, SINK_FILE_BYTES)),
  )) {
    it(name, run)
  }
})
