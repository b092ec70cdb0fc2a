import type { LogEntry } from '../log-entry.ts'

export function print(text = ''): void {
  process.stdout.write(text)
}

let lines = ''

/** Prints one JSON object a line; those of one turn of the event loop at once, as a busy hub has many. */
export function printLine(value: object): void {
  const line = 'event' in value ? { time: new Date().toISOString(), ...value } : value
  if (lines === '') setImmediate(printLines)
  lines += `${JSON.stringify(line)}\n`
}

function printLines(): void {
  print(lines)
  lines = ''
}

/** What a person wants to see of a running hub; requests are for the JSON log. */
export function printEvent(entry: LogEntry): void {
  if (entry.event === 'started') {
    const relays = Array.isArray(entry['multiaddrs']) ? entry['multiaddrs'] : []
    print(`Gateway  ${entry['url']}\n${relays.map(relay => `Relay    ${relay}\n`).join('')}`)
    if (entry['metricsUrl'] !== undefined) print(`Metrics  ${entry['metricsUrl']}\n`)
    print(`Data     ${entry['dataDir']}\nCtrl-C stops it; once more, at once.\n`)
  } else if (entry.event === 'stopped') {
    print('Stopped.\n')
  } else if (entry.level !== 'info') {
    process.stderr.write(`${entry.event}: ${entry['path'] ?? ''} ${entry['reason'] ?? ''}\n`)
  }
}

/** In powers of 1024, as file systems count. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KiB', 'MiB', 'GiB', 'TiB']
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1]}`
}
