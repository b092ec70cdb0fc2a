import type { Manifest } from './manifest.ts'
import { parseManifest } from './parse-manifest.ts'

/**
 * The bytes of a manifest: ERC-721 metadata with a `model` object. The same manifest always gives the same bytes,
 * so the same digest and CID.
 * @throws ModelmarkError `manifest-invalid` rather than give bytes that `parseManifest` would refuse.
 */
export function encodeManifest(manifest: Manifest): Uint8Array<ArrayBuffer> {
  const { name, description, image, version, notes, task, tags, parameters, format } = manifest
  const { baseModels, datasets, contributors } = manifest.provenance
  const document = {
    name,
    description,
    image,
    model: {
      version,
      notes,
      task,
      tags,
      parameters,
      format,
      artifacts: manifest.artifacts.map(({ path, cid, size, sha256, mediaType, role, sources }) => {
        return { path, cid, size, sha256, mediaType, role, sources }
      }),
      provenance: {
        baseModels,
        datasets,
        contributors: contributors.map(one => ({ name: one.name, role: one.role, account: one.account })),
      },
      evaluations: manifest.evaluations.map(one => {
        return { metric: one.metric, value: one.value, dataset: one.dataset }
      }),
    },
  }
  const bytes = new TextEncoder().encode(JSON.stringify(document))
  parseManifest(bytes)
  return bytes
}
