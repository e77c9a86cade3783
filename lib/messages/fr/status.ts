import type en from '../en/status'
import type { SameShape } from '../shape'

export default {
  draft: 'Brouillon',
  awaiting_approval: 'À approuver',
  approved: 'Approuvé',
  sending: 'Envoi en cours',
  sent: 'Envoyé',
  unknown: 'Inconnu',
  needs_review: 'À examiner',
  succeeded: 'Réussi',
  failed: 'Échoué',
  denied: 'Refusé',
  cancelled: 'Annulé',
  expired: 'Expiré',
  health: { healthy: 'Bon état', slow: 'Lent', failing: 'En échec', paused: 'En pause', quiet: 'Aucun trafic' },
  direction: { in: 'Entrée', out: 'Sortie', both: 'Entrée et sortie' },
  rails: {
    mpesa: {
      stk: 'Demande M-Pesa',
      c2b: 'Pay bill M-Pesa',
      b2c: 'M-Pesa vers téléphone',
      b2b: 'M-Pesa vers entreprise',
      reversal: 'Annulation M-Pesa',
    },
    wekeza: { transfer: 'Virement Wekeza', stk: 'Demande Wekeza', statement: 'Compte Wekeza' },
    bitpesa: { payout: 'Versement BitPesa' },
    ihela: { bill: 'Facture iHela', cashin: 'Dépôt iHela' },
  },
} satisfies SameShape<typeof en>
