import type modelDetails from '../en/model-details.ts'

const german: typeof modelDetails = {
  about: 'Worum es geht',
  files: 'Dateien',
  file: 'Datei',
  size: 'Größe',
  licences: 'Lizenzen',
  version: 'Version',
  published: 'Veröffentlicht',
  task: 'Aufgabe',
  tags: 'Stichworte',
  versionOf: (version, position, count) => `${version} (${position} von ${count})`,
  owner: 'Eigentümer',
  creator: 'Urheber',
  contributors: 'Beteiligte',
  roles: { creator: 'Urheber', data: 'Daten', investor: 'Geldgeber', other: 'beteiligt' },
  lineage: 'Herkunft',
  ancestorShare: (id, share) => `Modell ${id} erhält ${share} jeder Zahlung`,
  baseModels: 'Grundlage',
  datasets: 'Datensätze',
  evaluations: 'Messungen',
  onDataset: (metric, dataset) => `${metric} auf ${dataset}`,
  evidence: 'Kette der Belege',
  evidenceContract: chain => `Der Registervertrag auf ${chain} nennt das Manifest bei seinem Fingerabdruck`,
  evidenceManifest: 'Die Bytes des Manifests passen zu diesem Fingerabdruck',
  evidenceManifestWaiting: 'Das Manifest ist noch nicht geprüft',
  evidenceManifestTampered: 'Die Bytes des Manifests passen nicht zu diesem Fingerabdruck',
  evidenceFiles: count => `Das Manifest nennt jede Datei bei ihrem Fingerabdruck (${count})`,
  more: count => `und ${count} weitere`,
}

export default german
