import type common from '../en/common.ts'

const german: typeof common = {
  loading: 'Wird geladen',
  tryAgain: 'Noch einmal versuchen',
  copyDetails: 'Einzelheiten kopieren',
  copy: 'Kopieren',
  copied: 'Kopiert',
  details: 'Einzelheiten',
  close: 'Schließen',
  cancel: 'Abbrechen',
  free: 'Kostenlos',
  cancelled: 'Abgebrochen. Es wurde nichts gesendet.',
  opensInNewTab: 'öffnet sich in einem neuen Tab',
}

export default german
