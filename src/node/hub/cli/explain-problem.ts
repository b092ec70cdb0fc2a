import { ModelmarkError } from '../../../error/index.ts'

/** An error as a person at the command line needs it. */
export interface Problem {
  readonly what: string
  readonly cure?: string
  /** 1: it failed; 2: the command was wrong. */
  readonly exitCode: 1 | 2
}

const PORT_OPTIONS: Readonly<Record<string, string>> = {
  port: '--port',
  relayPort: '--relay-port',
  metricsPort: '--metrics-port',
}

const FOLDER_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is nothing at this path',
  ENOTDIR: 'it is not a folder',
  EACCES: 'this user may not read it',
  empty: 'it has no files',
  'not-a-file': 'it is a link or a device, not a file',
  'bad-name': 'its name would not work on every system (see the rules of paths in manifest.schema.json)',
}

/** Says what went wrong, why, and what to do now. */
export function explainProblem(error: unknown): Problem {
  if (!(error instanceof ModelmarkError)) {
    return {
      what: `Something unexpected happened: ${String(error)}`,
      cure: 'Run it again with --debug and report it.',
      exitCode: 1,
    }
  }
  const { code, facts } = error
  const fact = (name: string) => String(facts[name] ?? '')
  switch (code) {
    case 'bad-config':
      return explainConfig(fact)
    case 'storage-full':
      return {
        what: `The disk has no room for more: ${fact('path')}. Nothing of it was kept; what was there before is served.`,
        cure: 'Free space or choose another folder with --data.',
        exitCode: 1,
      }
    case 'no-providers':
      return facts['source'] === undefined
        ? {
            what: `This hub does not hold ${fact('cid')}.`,
            cure: 'Say where to fetch it: --gateway URL',
            exitCode: 1,
          }
        : {
            what: `${fact('source')} did not give ${fact('cid')}${facts['status'] === undefined ? '' : ` (HTTP ${fact('status')})`}.`,
            cure: 'Check the address of the gateway, or name another with --gateway.',
            exitCode: 1,
          }
    case 'digest-mismatch':
      return {
        what: `${fact('source') || fact('path')} gave wrong bytes for ${fact('cid')}. Nothing of it was kept.`,
        cure: 'Fetch from another gateway.',
        exitCode: 1,
      }
    case 'file-invalid':
      return {
        what: `A file is not as it should be: ${listFacts(error)}`,
        cure: 'Export or download it anew.',
        exitCode: 1,
      }
    case 'manifest-invalid':
      return {
        what: `The description of the model has a wrong "${fact('field')}".`,
        cure: 'Mend it in modelmark.json; manifest.schema.json says what each field may be.',
        exitCode: 1,
      }
    default:
      return { what: `${code}: ${listFacts(error)}`, exitCode: 1 }
  }
}

function explainConfig(fact: (name: string) => string): Problem {
  const [field, value, reason] = [fact('field'), fact('value'), fact('reason')]
  const option = PORT_OPTIONS[field]
  if (option !== undefined && reason === 'EACCES') {
    return {
      what: `This user may not open port ${value}.`,
      cure: `Choose one from 1024 on: ${option} 8080`,
      exitCode: 1,
    }
  }
  if (option !== undefined) {
    return {
      what: `Port ${value} is taken by another program.`,
      cure: `Choose another with ${option} NUMBER, or let the system choose: ${option} 0`,
      exitCode: 1,
    }
  }
  switch (field) {
    case 'usage':
      return { what: reason, cure: `See: modelmark ${value} --help`.replace('  ', ' '), exitCode: 2 }
    case 'host':
      return {
        what: `This machine has no address ${value}.`,
        cure: 'Use --host 127.0.0.1, or 0.0.0.0 for every address.',
        exitCode: 1,
      }
    case 'dataDir':
      return {
        what: `The data folder cannot be used: ${value} (${reason})`,
        cure: 'Choose another with --data DIR.',
        exitCode: 1,
      }
    case 'identity':
      return {
        what: `The hub's key cannot be read: ${value}`,
        cure: 'Restore it from a backup. Without it, move the file away: the hub makes a new one and gets a new address.',
        exitCode: 1,
      }
    case 'deploy':
      return {
        what: `Nothing more was deployed: ${reason}`,
        cure: 'Once that is mended, run it again: it goes on where it stopped.',
        exitCode: 1,
      }
    case 'folder':
      return { what: `${value} cannot be imported: ${FOLDER_REASONS[reason] ?? reason}.`, exitCode: 1 }
    case 'description':
      return {
        what: `${value} cannot be read: ${reason === 'not-json' ? 'it is not JSON' : reason}.`,
        exitCode: 1,
      }
    case 'cid':
      return {
        what: `"${value}" is not a CID of version 1 with sha2-256.`,
        cure: 'It begins with baf…',
        exitCode: 2,
      }
    default:
      return { what: `${field} cannot be "${value}"${reason === '' ? '' : `: ${reason}`}.`, exitCode: 2 }
  }
}

function listFacts({ facts }: ModelmarkError): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
