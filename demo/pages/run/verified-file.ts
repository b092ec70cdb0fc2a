import type { ModelArtifact } from '../../../components/model-artifact/index.ts'
import type { ReadBytes } from '../../models/generate-names.ts'

/** A file of which every byte was checked. */
export interface VerifiedFile {
  readonly read: ReadBytes
  /** Bytes. */
  readonly size: number
}

/**
 * Fetches what is missing of the element's file, and opens it.
 * @throws ModelmarkError where it cannot be had; the element itself says why.
 */
export async function openVerifiedFile(element: ModelArtifact): Promise<VerifiedFile> {
  await element.verify()
  const file = await element.file()
  return {
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    size: file.size,
  }
}
