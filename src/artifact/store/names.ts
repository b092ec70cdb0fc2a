/** Folder of the origin private file system. Files are named by their root CID; what belongs to one is named after it. */
export const DIRECTORY = 'modelmark'

export const indexName = (name: string): string => `${name}.index`
export const journalName = (name: string): string => `${name}.journal`
