import type modelArtifact from '../en/model-artifact.ts'

const german: typeof modelArtifact = {
  loading: 'Dateiliste wird geladen',
  files: 'Dateien dieser Version',
  roles: {
    weights: 'Gewichte',
    config: 'Einstellungen',
    tokenizer: 'Tokenizer',
    card: 'Modellkarte',
    sample: 'Probe',
    image: 'Bild',
    other: 'Weiteres',
  },
  noFiles: 'Diese Version nennt keine Datei.',
  noSuchFile: path => `Diese Version hat keine Datei „${path}“.`,
  getSize: size => `${size} holen`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  save: 'Speichern',
  saving: 'Wird gespeichert',
  forget: 'Vergessen',
  forgetHint: 'Entfernt, was dieser Browser davon behalten hat',
  seed: 'An andere Besucher weitergeben',
  seedNeedsConsent: 'Austausch mit anderen Besuchern ist für diese Seite aus.',

  consent:
    'Vielleicht haben andere Besucher dieser Seite die Datei. Beim Austausch sehen sie Ihre Netzadresse und bekommen Teile zurück.',
  consentYes: 'Auch von anderen Besuchern',
  consentNo: 'Nur von den Servern',
  consentOn: 'Von Servern und anderen Besuchern.',
  consentOff: 'Nur von den Servern.',
  change: 'Ändern',

  idle: size => `${size}, beim Laden Byte für Byte geprüft`,
  preparing: 'Die Liste der Blöcke wird geprüft',
  started: 'Die Datei kommt.',
  verified: 'Die Datei ist da, jedes Byte geprüft.',
  progress: (done, size) => `${done} von ${size}`,
  rate: rate => `${rate}/s`,
  left: time => `noch ${time}`,
  paused: 'angehalten',
  complete: size => `${size}, jedes Byte geprüft`,
  percentOf: (percent, name) => `${percent} von ${name}`,
  kinds: {
    store: 'dieser Browser',
    peer: name => `Besucher ${name}`,
    gateway: name => `Gateway ${name}`,
    http: name => `Server ${name}`,
    others: 'weitere',
  },
  sources: parts => `Woher es kam: ${parts}`,
  map: (done, all) => `Karte der Datei: ${done} von ${all} Blöcken sind hier und geprüft`,
  peers: count =>
    count === 0
      ? 'kein Besucher verbunden'
      : count === 1
        ? '1 Besucher verbunden'
        : `${count} Besucher verbunden`,
  uploaded: bytes => `${bytes} weitergegeben`,

  evidence: 'Beweiskette',
  contract: 'Vertrag',
  manifest: 'Manifest',
  blocks: (done, all) => `${done} von ${all} Blöcken`,
  file: 'Datei',
  checked: 'geprüft:',
  waiting: 'noch nicht:',
  broken: 'stimmt nicht:',

  tampered: source => `${source} hat falsche Bytes geschickt`,
  tamperedSource: 'Eine Quelle',
  tamperedCause:
    'Sie weichen von dem ab, was auf der Chain festgelegt ist. Sie wurden verworfen: kein falsches Byte kam auf dieser Seite an.',
  tamperedKept: (kept, size) =>
    `${kept} von ${size} waren schon geprüft und bleiben. Ohne diese Quelle fortfahren oder dem Betreiber der Seite Bescheid geben.`,
  goOn: 'Ohne sie fortfahren',
  shutOut: source =>
    `${source} hat falsche Bytes geschickt und wurde ausgeschlossen. Nichts davon wurde behalten.`,
  unreachable: 'Niemand, der diese Datei hat, ist erreichbar',
  unreachableCause: 'Das sagt nichts über die Datei: es wurde kein falsches Byte gesehen.',
  licence: 'Die Dateien sind allen zugänglich. Prüfen Sie, welche Lizenz Sie zum Nutzen brauchen.',
}

export default german
