/** Folder of the origin private file system, and name of the database. Files are named by their root CID; what belongs to one is named after it. */
export const DIRECTORY = 'modelmark'

export const indexName = (name: string): string => `${name}.index`
export const journalName = (name: string): string => `${name}.journal`
/** Who holds this lock uses the file. */
export const lockName = (name: string): string => `modelmark:${name}`
