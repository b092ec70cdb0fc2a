import type common from '../en/common.ts'

const german: typeof common = {
  loading: 'Wird geladen',
  tryAgain: 'Erneut versuchen',
  copyDetails: 'Details kopieren',
  copy: 'Kopieren',
  copied: 'Kopiert',
  details: 'Details',
  close: 'Schließen',
  cancel: 'Abbrechen',
  free: 'Kostenlos',
  cancelled: 'Abgebrochen. Es wurde nichts gesendet.',
  opensInNewTab: 'öffnet sich in einem neuen Tab',
}

export default german
