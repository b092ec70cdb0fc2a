import type { DocumentFieldStrings } from '../document-field.ts'

const documentField: DocumentFieldStrings = {
  write: 'Hier schreiben',
  choose: 'oder eine Datei wählen',
  fingerprint: 'Fingerabdruck',
  save: 'Dokument sichern',
  keep: 'Nur der Fingerabdruck kommt auf die Chain. Sichern Sie das Dokument und halten Sie es auf einem Hub bereit (modelmark hub import DATEI), damit andere es lesen können.',
  tooLarge: 'Ein Dokument hat höchstens 1 MB.',
}

export default documentField
