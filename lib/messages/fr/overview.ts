import type en from '../en/overview'
import type { SameShape } from '../shape'

export default {
  title: 'Vue d’ensemble',
  state: '{merchant}, {time}',
  newPayment: 'Nouveau paiement',
  newCollection: 'Demander un encaissement',
  attention: {
    title: 'À traiter',
    nothing: 'Rien en attente',
    nothingWhy:
      'Aucune approbation, issue inconnue, erreur, notification sans correspondance ni solde périmé ne vous attend.',
    oldest: 'le plus ancien : {age}',
    next: 'prochaine vérification {time}',
    held: 'Tout envoi, ou des paiements d’une sauvegarde restaurée, sont retenus : voir pourquoi',
    approval: '{count, plural, one {# paiement attend} other {# paiements attendent}} votre approbation',
    unknown: '{count, plural, one {# issue est inconnue} other {# issues sont inconnues}} depuis plus de 5 minutes',
    review: '{count, plural, one {# paiement demande} other {# paiements demandent}} la décision d’une personne',
    failed: '{count, plural, one {# paiement a échoué} other {# paiements ont échoué}} aujourd’hui',
    flagged:
      '{count, plural, one {# paiement est signalé} other {# paiements sont signalés}} : le prestataire dit autre chose',
    unmatched:
      '{count, plural, one {# message d’opérateur ne correspond} other {# messages d’opérateurs ne correspondent}} à rien chez nous',
    stale:
      '{count, plural, one {# solde date} other {# soldes datent}} de plus de 20 minutes ou ne sont pas encore connus',
  },
  balances: { title: 'Soldes', all: 'Tous les soldes' },
  today: {
    title: 'Aujourd’hui jusqu’ici',
    beside: 'Chaque chiffre se lit au-dessus de celui du {day} jusqu’à {time}.',
    empty:
      'Rien n’a bougé aujourd’hui, ni le {day} jusqu’à {time}. Les paiements et encaissements réussis apparaîtront ici.',
    table: 'Argent déplacé aujourd’hui par devise et canal',
    count: 'Lignes',
    lastWeek: '{day} jusqu’à {time}',
  },
  flow: {
    title: 'Flux',
    currencies: 'Devise du graphique',
    chart: 'Entrées et sorties par jour, {currency}, {days} derniers jours, {zone}',
    empty: 'Aucun mouvement en {currency} ces {days} derniers jours.',
  },
  moving: {
    title: 'En mouvement',
    description: 'Les dix derniers paiements lancés ici. La liste se renouvelle seule.',
    all: 'Tous les paiements',
    table: 'Dix derniers paiements',
    empty: 'Les paiements et encaissements lancés ici apparaissent avec leur statut en direct.',
    since: 'Depuis',
    changed: '{reference} : {state}',
    stale: 'La liste n’a pas pu être renouvelée. Elle montre le dernier état connu.',
  },
  rails: {
    title: 'Canaux',
    description: 'D’après notre propre trafic des dernières 24 heures.',
    all: 'Opérateurs',
    success: '{succeeded} réussis sur {total}',
    median: 'médiane {time}',
    p95: '95 % en moins de {time}',
    answered: '{answered} appels sur {calls} ont reçu une réponse',
    noFinal: 'pas encore de réponse finale',
  },
} satisfies SameShape<typeof en>
