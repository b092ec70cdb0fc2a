import type { RelayMetrics } from '../relay/index.ts'
import type { RequestEntry } from './gateway.ts'

/** What is measured at the moment it is asked for. */
export interface Gauges {
  readonly inFlight: number
  readonly sentBytes: number
  readonly files: number
  readonly storedBytes: number
  readonly freeBytes: number
  readonly stopping: boolean
  readonly relay: RelayMetrics | undefined
}

/** Upper bounds of the buckets of answer times, in seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60]

/**
 * Counts what a hub does and tells it as Prometheus reads it. Holds nothing that a visitor sent, so nothing of them
 * leaks and no flood of names makes it grow.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class HubMetrics {
  readonly #byStatus = new Map<string, number>()
  readonly #refused = new Map<string, number>([
    ['rate', 0],
    ['streams', 0],
    ['stopping', 0],
  ])
  readonly #buckets = BUCKETS.map(() => 0)
  #seconds = 0
  #answered = 0
  #failed = 0

  count({ status, refused, milliseconds, error }: RequestEntry): void {
    add(this.#byStatus, String(status))
    if (refused !== undefined) add(this.#refused, refused)
    if (error !== undefined) this.#failed += 1
    const seconds = milliseconds / 1000
    this.#seconds += seconds
    this.#answered += 1
    for (const [i, bound] of BUCKETS.entries())
      if (seconds <= bound) this.#buckets[i] = (this.#buckets[i] ?? 0) + 1
  }

  /** The text of `/metrics`. */
  text({ relay, ...gauges }: Gauges): string {
    const { user, system } = process.cpuUsage()
    return [
      family(
        'requests_total',
        'counter',
        'Requests answered, by HTTP status.',
        labelled('status', this.#byStatus),
      ),
      family(
        'refused_total',
        'counter',
        'Requests not let in, by reason.',
        labelled('reason', this.#refused),
      ),
      family('failed_total', 'counter', 'Requests that failed for a reason of the hub.', [
        ['', this.#failed],
      ]),
      family('request_seconds', 'histogram', 'Time from request to the last byte.', [
        ...BUCKETS.map((bound, i): Sample => [`_bucket{le="${bound}"}`, this.#buckets[i] ?? 0]),
        ['_bucket{le="+Inf"}', this.#answered],
        ['_sum', this.#seconds],
        ['_count', this.#answered],
      ]),
      family('in_flight', 'gauge', 'Requests being answered.', [['', gauges.inFlight]]),
      family('sent_bytes_total', 'counter', 'Bytes of content sent.', [['', gauges.sentBytes]]),
      family('files', 'gauge', 'Files of more than one block that are kept.', [['', gauges.files]]),
      family('stored_bytes', 'gauge', 'Bytes of these files.', [['', gauges.storedBytes]]),
      family('free_bytes', 'gauge', 'Bytes free on the disk of the data folder.', [['', gauges.freeBytes]]),
      family('stopping', 'gauge', '1 while the hub finishes what is under way before it stops.', [
        ['', gauges.stopping ? 1 : 0],
      ]),
      family('resident_bytes', 'gauge', 'Memory of the process.', [['', process.memoryUsage.rss()]]),
      family('cpu_seconds_total', 'counter', 'Processor time of the process.', [['', (user + system) / 1e6]]),
      ...(relay === undefined ? [] : relayFamilies(relay)),
    ].join('')
  }
}

/** What follows the name of the family, and the value. */
type Sample = readonly [suffix: string, value: number]

function relayFamilies(relay: RelayMetrics): string[] {
  return [
    family('relay_connections', 'gauge', 'Connections to the relay.', [['', relay.connections]]),
    family('relay_reservations', 'gauge', 'Visitors reachable through the relay.', [
      ['', relay.reservations],
    ]),
    family('rendezvous_announcements', 'gauge', 'Announcements kept.', [['', relay.announcements]]),
    family('rendezvous_roots', 'gauge', 'Files that visitors share.', [['', relay.roots]]),
    family('rendezvous_requests_total', 'counter', 'Rendezvous requests.', [['', relay.requests]]),
    family('rendezvous_refused_total', 'counter', 'Rendezvous requests refused.', [['', relay.refused]]),
    family(
      'relay_refused_total',
      'counter',
      'Connections and places refused, as their address had too many.',
      [['', relay.refusedByAddress]],
    ),
  ]
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const full = `modelmark_hub_${name}`
  const lines = samples.map(([suffix, value]) => `${full}${suffix} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`
}

function labelled(label: string, counts: ReadonlyMap<string, number>): Sample[] {
  return [...counts].map(([value, count]) => [`{${label}="${value}"}`, count])
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
