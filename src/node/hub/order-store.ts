import { DatabaseSync } from 'node:sqlite'
import { formatAssetId } from '../../asset/index.ts'
import type { OrderDocument } from '../../chain/index.ts'
import { explainWrite } from './durable-write.ts'

/** An order as it is kept. */
export interface KeptOrder extends OrderDocument {
  /** Names it. */
  readonly hash: string
  /** Its JSON. */
  readonly text: string
}

export interface OrderLimits {
  /** Orders in all; beyond, those that came first go. */
  readonly total: number
  /** Orders of one maker; more are refused. */
  readonly perMaker: number
  /** Orders of one answer, the newest. */
  readonly perAnswer: number
}

export const DEFAULT_ORDER_LIMITS: OrderLimits = { total: 10_000, perMaker: 50, perAnswer: 100 }

export interface OrderStore {
  /** False if this maker has too many already; true also for one that is here. */
  keep(order: KeptOrder): boolean
  /** Those about a model (CAIP-19) that have not expired, the newest first. */
  about(model: string): readonly string[]
  close(): void
}

/** Milliseconds to wait for another process that writes. */
const BUSY_TIMEOUT = 10_000

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL UNIQUE, model TEXT NOT NULL, maker TEXT NOT NULL,
    expiry INTEGER NOT NULL, text TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ordersOfModel ON orders (model);
  CREATE INDEX IF NOT EXISTS ordersOfMaker ON orders (maker);
`

/**
 * Opens or makes the orders in a file. Expired ones go when the next comes.
 * @param now Unix seconds.
 * @throws ModelmarkError `bad-config`, `storage-full`.
 */
export function openOrderStore(
  path: string,
  limits: OrderLimits = DEFAULT_ORDER_LIMITS,
  now: () => number = () => Date.now() / 1000,
): OrderStore {
  const database = open(path)
  const count = database.prepare('SELECT count(*) AS n FROM orders WHERE maker = ? AND hash <> ?')
  const insert = database.prepare(
    'INSERT OR IGNORE INTO orders (hash, model, maker, expiry, text) VALUES (?, ?, ?, ?, ?)',
  )
  const expire = database.prepare('DELETE FROM orders WHERE expiry < ?')
  const shorten = database.prepare(
    'DELETE FROM orders WHERE id <= (SELECT id FROM orders ORDER BY id DESC LIMIT 1 OFFSET ?)',
  )
  const select = database.prepare(
    'SELECT text FROM orders WHERE model = ? AND expiry >= ? ORDER BY id DESC LIMIT ?',
  )
  return {
    keep({ hash, model, order, text }) {
      try {
        expire.run(Math.floor(now()))
        if (Number(count.get(order.maker, hash)?.['n']) >= limits.perMaker) return false
        insert.run(hash, formatAssetId(model), order.maker, order.expiry, text)
        shorten.run(limits.total)
        return true
      } catch (error) {
        throw explainWrite(path, error)
      }
    },
    about: model => select.all(model, Math.floor(now()), limits.perAnswer).map(row => String(row['text'])),
    close: () => database.close(),
  }
}

function open(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
    database.exec(SCHEMA)
    return database
  } catch (error) {
    throw explainWrite(path, error)
  }
}
