import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { CID } from 'multiformats/cid'

/** A file in the index. */
export interface IndexedFile {
  readonly root: string
  /** Bytes. */
  readonly size: number
  /** Bytes of the whole tree as a CAR. */
  readonly carLength: number
  readonly leaves: number
}

/** Where a block of a file is: in the file itself, or among its inner nodes. */
export interface IndexedBlock {
  readonly digest: Uint8Array
  readonly node: boolean
  readonly offset: number
  readonly length: number
}

/** Milliseconds to wait for another process that writes. */
const BUSY_TIMEOUT = 10_000

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS files (
    id INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, carLength INTEGER NOT NULL,
    leaves INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS blocks (
    digest BLOB NOT NULL, file INTEGER NOT NULL, node INTEGER NOT NULL, offset INTEGER NOT NULL,
    length INTEGER NOT NULL, PRIMARY KEY (digest, file)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS blocksOfFile ON blocks (file);
  CREATE TABLE IF NOT EXISTS changing (root TEXT PRIMARY KEY, owner TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS complete (one INTEGER PRIMARY KEY CHECK (one = 1));
`

/**
 * Which blocks the files of a hub have, on disk: start time and memory do not grow with it. Everything in it can be
 * read from the files again. Several processes may have it open.
 */
export class BlockIndex {
  readonly #database: DatabaseSync
  readonly #selectFile: StatementSync
  readonly #selectBlock: StatementSync

  /** @throws Error with `errcode` where SQLite cannot use the file. */
  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
    this.#database.exec(SCHEMA)
    this.#selectFile = this.#database.prepare('SELECT * FROM files WHERE root = ?')
    this.#selectBlock = this.#database.prepare(
      'SELECT root, node, offset, length FROM blocks JOIN files ON id = file WHERE digest = ? LIMIT 1',
    )
  }

  /** Whether everything that was on disk when the index was made is in it. */
  get complete(): boolean {
    return this.#database.prepare('SELECT one FROM complete').get() !== undefined
  }

  setComplete(): void {
    this.#database.exec('INSERT OR IGNORE INTO complete VALUES (1)')
  }

  file(root: string): IndexedFile | undefined {
    return this.#selectFile.get(root) as IndexedFile | undefined
  }

  find(cid: CID): (Omit<IndexedBlock, 'digest'> & { readonly root: string }) | undefined {
    const row = this.#selectBlock.get(cid.multihash.digest)
    if (row === undefined) return undefined
    const { root, node, offset, length } = row
    return { root: String(root), node: node === 1, offset: Number(offset), length: Number(length) }
  }

  files(): readonly IndexedFile[] {
    return this.#database.prepare('SELECT * FROM files').all() as unknown as IndexedFile[]
  }

  size(): { readonly files: number; readonly storedBytes: number } {
    const row = this.#database.prepare('SELECT count(*) AS files, sum(size) AS bytes FROM files').get()
    return { files: Number(row?.['files']), storedBytes: Number(row?.['bytes'] ?? 0) }
  }

  /** Notes that `owner` is about to change the file on disk; a crash leaves the note. */
  begin(root: string, owner: string): void {
    this.#database.prepare('INSERT OR REPLACE INTO changing VALUES (?, ?)').run(root, owner)
  }

  changing(): readonly { readonly root: string; readonly owner: string }[] {
    return this.#database.prepare('SELECT root, owner FROM changing').all() as unknown as {
      root: string
      owner: string
    }[]
  }

  /** Ends a change: the file is on disk, with these blocks. */
  put(file: IndexedFile, blocks: readonly IndexedBlock[]): void {
    this.#atOnce(() => {
      this.#remove(file.root)
      const { lastInsertRowid: id } = this.#database
        .prepare('INSERT INTO files (root, size, carLength, leaves) VALUES (?, ?, ?, ?)')
        .run(file.root, file.size, file.carLength, file.leaves)
      // A file may repeat a leaf: one place of it is enough.
      const insert = this.#database.prepare('INSERT OR IGNORE INTO blocks VALUES (?, ?, ?, ?, ?)')
      for (const { digest, node, offset, length } of blocks)
        insert.run(digest, id, node ? 1 : 0, offset, length)
    })
  }

  /** Ends a change: the file is not on disk. */
  remove(root: string): void {
    this.#atOnce(() => this.#remove(root))
  }

  close(): void {
    this.#database.close()
  }

  #remove(root: string): void {
    this.#database.prepare('DELETE FROM blocks WHERE file IN (SELECT id FROM files WHERE root = ?)').run(root)
    this.#database.prepare('DELETE FROM files WHERE root = ?').run(root)
    this.#database.prepare('DELETE FROM changing WHERE root = ?').run(root)
  }

  #atOnce(change: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      change()
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}
