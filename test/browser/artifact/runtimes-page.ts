import { env, pipeline } from '@huggingface/transformers'
import * as ort from 'onnxruntime-web/webgpu'
import { createArtifacts, createVerifiedFetch } from '../../../src/artifact/index.ts'
import type { Artifact } from '../../../src/manifest/index.ts'

/** What a runtime made of a model, or why it could not. */
export interface Run {
  readonly shape?: readonly number[]
  /** A few of the numbers it gave: the first two for each token. */
  readonly numbers?: readonly number[]
  /** The code of our error, and who sent the wrong bytes. */
  readonly code?: string
  readonly source?: string
  /** An error that is not ours. */
  readonly foreign?: string
}

const MODEL = 'acme/tiny'
const BASE = `${env.remoteHost}${MODEL}/resolve/main/`
const WASM = new URL('/wasm/', location.href).href
ort.env.wasm.wasmPaths = WASM
ort.env.wasm.numThreads = 1

async function withModel(
  gateways: readonly string[],
  files: readonly Artifact[],
  run: (verifiedFetch: typeof fetch) => Promise<Run>,
): Promise<Run> {
  const artifacts = createArtifacts({ gateways, relays: [], storage: 'memory' })
  try {
    return await run(createVerifiedFetch({ artifacts, files, base: BASE }))
  } catch (error) {
    const { code, facts } = error as { code?: string; facts?: Record<string, unknown> }
    if (code === undefined || facts === undefined) return { foreign: String(error) }
    return { code, source: String(facts['source']) }
  } finally {
    await artifacts.close()
  }
}

function runOf(data: Float32Array, shape: readonly number[]): Run {
  const width = shape.at(-1) ?? 1
  const numbers = Array.from({ length: data.length / width }, (_, i) => [
    ...data.slice(i * width, i * width + 2),
  ])
  return { shape, numbers: numbers.flat() }
}

const runtimes = {
  /** onnxruntime-web takes the bytes of a model. */
  onnxruntime: (gateways: readonly string[], files: readonly Artifact[], tokens: readonly number[]) =>
    withModel(gateways, files, async verifiedFetch => {
      const model = await (await verifiedFetch(`${BASE}onnx/model.onnx`)).arrayBuffer()
      const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] })
      const ids = new ort.Tensor('int64', BigInt64Array.from(tokens.map(BigInt)), [1, tokens.length])
      const { last_hidden_state: output } = await session.run({ input_ids: ids })
      await session.release()
      return runOf(output?.data as Float32Array, output?.dims ?? [])
    }),

  /** Transformers.js takes a fetch, with which it gets configuration, tokenizer and weights. */
  transformers: (gateways: readonly string[], files: readonly Artifact[], sentence: string) =>
    withModel(gateways, files, async verifiedFetch => {
      env.fetch = verifiedFetch
      env.useBrowserCache = false
      const extract = await pipeline('feature-extraction', MODEL, { dtype: 'fp32', device: 'wasm' })
      const output = await extract(sentence)
      await extract.dispose()
      return runOf(output.data as Float32Array, output.dims)
    }),
}
export type Runtimes = typeof runtimes
Object.assign(globalThis, { runtimes, ready: true })
