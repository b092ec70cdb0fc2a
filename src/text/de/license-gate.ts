import type licenseGate from '../en/license-gate.ts'

const german: typeof licenseGate = {
  checking: 'Ihre Lizenz wird geprüft',
  'not-connected':
    'Das ist für Inhaber einer Lizenz. Verbinden Sie Ihre Wallet, um zu zeigen, dass Sie eine haben.',
  'no-license': 'Das ist für Inhaber einer Lizenz. Das verbundene Konto hat keine.',
  'right-missing': 'Ihre Lizenz erlaubt das nicht. Eine andere Lizenz des Modells kann es erlauben.',
  'version-not-covered': 'Ihre Lizenz gilt nicht für diese Version des Modells.',
  expired: date => `Ihre Lizenz ist am ${date} abgelaufen.`,
  connect: 'Wallet verbinden',
}

export default german
