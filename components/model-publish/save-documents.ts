import type { UploadFile } from '../../src/publish/index.ts'

/** Saves the documents a publication names, each as a download called by its CID, as gateways know it. */
export function saveDocuments(documents: readonly UploadFile[]): void {
  for (const { cid, file } of documents) {
    const url = URL.createObjectURL(file)
    const link = Object.assign(document.createElement('a'), { href: url, download: `${cid}.json` })
    link.click()
    // The download has begun once the click is over.
    setTimeout(() => URL.revokeObjectURL(url))
  }
}
