const COMMON = `  --data DIR               where the hub keeps everything (default .modelmark/hub)
  --json                   one JSON object a line, for programs
  --debug                  show the stack of errors
  --help                   this text`

/** Help by subcommand; '' is the list of them. */
export const HUB_HELP: Readonly<Record<string, string>> = {
  '': `modelmark hub: keep models, and give them to visitors' browsers

Usage
  modelmark hub [serve]          run gateway, relay and rendezvous
  modelmark hub import PATH...   take in model folders or single files
  modelmark hub pin CID          fetch a model or file from a gateway, checked
  modelmark hub unpin CID        drop it again
  modelmark hub list             what is kept

Each has --help.
`,
  serve: `modelmark hub serve: run gateway, relay and rendezvous until Ctrl-C

Options
  --host ADDRESS           address to listen on (default 127.0.0.1; 0.0.0.0 for every address)
  --port NUMBER            port of the gateway (default 4180; 0: any free one)
  --relay-port NUMBER      port of the relay, WebSockets (default 4181; 0: any free one)
  --no-relay               gateway only
  --announce MULTIADDR     how visitors reach the relay through a proxy: /dns4/hub.example/tcp/443/wss
                           (may be given several times)
  --behind-proxy           take visitors' addresses from X-Forwarded-For
  --requests-per-second N  what one address may ask, on average (default 100)
  --burst N                what it may ask at once after a pause (default 400)
  --streams N              its answers under way at once (default 32)
  --threads N              threads that serve content (default: one a processor core, at most 8; 1 but on Linux)
  --accept-uploads FILE    take files at /upload/CID from those who give a token of FILE, one a line (default: none)
  --max-upload GIB         the largest file that is taken (default 64)
  --metrics-port NUMBER    metrics for Prometheus at /metrics, on a port of their own (default: none)
  --metrics-host ADDRESS   address they listen on (default 127.0.0.1: they are not for the public)
  --grace SECONDS          how long downloads may go on when the hub is told to stop (default 10)
  --no-limits              no limits, for a hub that only its own machine can reach
${COMMON}
`,
  import: `modelmark hub import: take in model folders or single files

Usage
  modelmark hub import PATH... [--manifest FILE]

A folder becomes a manifest and its files. What they are is read from modelmark.json in the folder, and where it is
silent from README.md, config.json and the safetensors files. A file of at most 1 MiB, such as the terms of an offer,
becomes one block. The digest printed is what goes on chain.

Options
  --manifest FILE          use this in place of the folder's modelmark.json
${COMMON}
`,
  pin: `modelmark hub pin: fetch a model or file from a gateway, check every block, and keep it

Usage
  modelmark hub pin CID --gateway URL

CID is that of a manifest (all its files are fetched) or of one file.

Options
  --gateway URL            a trustless gateway: another hub, or any IPFS gateway
${COMMON}
`,
  unpin: `modelmark hub unpin: drop a model or file, and what nothing else needs

Usage
  modelmark hub unpin CID

Options
${COMMON}
`,
  list: `modelmark hub list: what is kept

Options
${COMMON}
`,
}
