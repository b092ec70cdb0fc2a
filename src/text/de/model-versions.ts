import type { ModelVersionsStrings } from '../model-versions.ts'

const modelVersions: ModelVersionsStrings = {
  title: 'Versionen',
  loading: 'Die Versionen werden gelesen',
  newest: 'neueste',
  position: index => `Version ${index}`,
  unreadable: 'Die Beschreibung dieser Version hat gerade niemand.',
  first: 'Die erste Version.',
  same: 'Dateien und Messwerte sind wie zuvor.',
  added: (path, size) => `Neu: ${path}, ${size}`,
  removed: path => `Weggefallen: ${path}`,
  changed: (path, before, after) => `Geändert: ${path}, ${before} → ${after}`,
  changedSame: (path, size) => `Geändert: ${path}, weiterhin ${size}`,
  more: count => (count === 1 ? 'und eine weitere Datei' : `und ${count} weitere Dateien`),
  figure: (metric, dataset) => `${metric} auf ${dataset}`,
  none: 'keiner',
  coversAll: newest => `Ihre Lizenz gilt für jede Version, auch für ${newest}.`,
  coversEarlier: newest =>
    `${newest} ist die neueste. Ihre Lizenz gilt für die Versionen, die es gab, als Sie sie erhielten.`,
  lineage: 'Woher es kommt, und was daraus gemacht wurde',
  alone: 'Es nennt kein Modell, aus dem es gemacht ist, und kein Modell nennt es.',
  childrenMissing: 'Was daraus gemacht wurde, lässt sich nicht sagen: Kein Server ließ uns danach suchen.',
  thisModel: 'Dieses Modell',
  modelNumber: id => `Modell ${id}`,
  relative: 'Modell',
  relation: 'Beziehung',
  share: 'Anteil jeder Zahlung',
  parent: 'daraus gemacht',
  ancestor: 'weiter zurück',
  child: 'hieraus gemacht',
  table: 'Als Tabelle',
}

export default modelVersions
