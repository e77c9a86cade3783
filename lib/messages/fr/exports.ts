import type en from '../en/exports'
import type { SameShape } from '../shape'

export default {
  title: 'Exports',
  state: 'Qui a sorti quelles transactions. Les fichiers faits en arrière-plan sont gardés sept jours.',
  empty: 'Les exports de la liste des transactions apparaissent ici.',
  toTransactions: 'Vers les transactions',
  file: 'Fichier',
  taking: 'Téléchargement',
  who: 'Qui',
  at: 'Demandé, {zone}',
  rows: 'Lignes',
  sums: 'Sommes',
  filter: 'Filtre',
  hash: 'SHA-256',
  everything: 'tout',
  sumIn: 'entrées {amount}',
  sumOut: 'sorties {amount}',
  differs: 'Des lignes ont changé entre la demande et le fichier ; ces chiffres sont ceux du fichier.',
  making: '{done, number} sur {rows, number}',
  progress: 'Lignes écrites',
  download: 'Télécharger',
  take: 'Télécharger {name}',
  until: 'jusqu’au',
  othersFile: 'Réservé à qui l’a demandé',
  layout: { machine: 'CSV pour machines', excel: 'Classeur Excel', ledger: 'Grand livre du comptable' },
  states: {
    direct: 'Téléchargé aussitôt',
    failed: 'Pas fait : le droit d’exporter n’y était plus',
    expired: 'Supprimé, son temps est passé',
  },
} as const satisfies SameShape<typeof en>
