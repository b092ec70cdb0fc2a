const modelArtifact = {
  loading: 'Loading the list of files',
  files: 'Files of this version',
  roles: {
    weights: 'weights',
    config: 'configuration',
    tokenizer: 'tokenizer',
    card: 'model card',
    sample: 'sample',
    image: 'picture',
    other: 'other',
  },
  noFiles: 'This version names no file.',
  noSuchFile: (path: string) => `This version has no file “${path}”.`,
  getSize: (size: string) => `Get ${size}`,
  pause: 'Pause',
  resume: 'Resume',
  save: 'Save',
  saving: 'Saving',
  forget: 'Forget',
  forgetHint: 'Removes the bytes kept in this browser',
  seed: 'Share with other visitors',
  seedNeedsConsent: 'Fetching from other visitors is off for this page.',

  consent:
    'Other visitors of this page may have this file. Fetching from them shows them your network address and gives them parts in return.',
  consentYes: 'Fetch from other visitors too',
  consentNo: 'Only from the servers',
  consentOn: 'From servers and other visitors.',
  consentOff: 'From the servers only.',
  change: 'Change',

  idle: (size: string) => `${size}, checked byte for byte as it comes`,
  preparing: 'Checking the list of blocks',
  started: 'The file is coming.',
  verified: 'The file is here, every byte checked.',
  progress: (done: string, size: string) => `${done} of ${size}`,
  rate: (rate: string) => `${rate}/s`,
  left: (time: string) => `${time} left`,
  paused: 'paused',
  complete: (size: string) => `${size}, every byte checked`,
  percentOf: (percent: string, name: string) => `${percent} of ${name}`,
  kinds: {
    store: 'this browser',
    peer: (name: string) => `visitor ${name}`,
    gateway: (name: string) => `gateway ${name}`,
    http: (name: string) => `server ${name}`,
    others: 'others',
  },
  sources: (parts: string) => `Where it came from: ${parts}`,
  map: (done: string, all: string) => `Map of the file: ${done} of ${all} blocks are here and checked`,
  peers: (count: number) =>
    count === 0
      ? 'no visitor connected'
      : count === 1
        ? '1 visitor connected'
        : `${count} visitors connected`,
  uploaded: (bytes: string) => `${bytes} given to others`,

  evidence: 'Chain of evidence',
  contract: 'contract',
  manifest: 'manifest',
  blocks: (done: string, all: string) => `${done} of ${all} blocks`,
  file: 'file',
  checked: 'checked:',
  waiting: 'not yet:',
  broken: 'does not match:',

  tampered: (source: string) => `${source} sent wrong bytes`,
  tamperedSource: 'A source',
  tamperedCause:
    'They differ from what the chain commits to. They were thrown away: no wrong byte reached this page.',
  tamperedKept: (kept: string, size: string) =>
    `${kept} of ${size} were checked before and are kept. Go on without that source, or tell the page’s owner.`,
  goOn: 'Go on without it',
  shutOut: (source: string) => `${source} sent wrong bytes and was shut out. Nothing of it was kept.`,
  unreachable: 'Nobody who has this file can be reached',
  unreachableCause: 'This says nothing about the file itself: no wrong byte was seen.',
  licence: 'The files are open to all. To use the model, check which licence you need.',
}

export default modelArtifact
