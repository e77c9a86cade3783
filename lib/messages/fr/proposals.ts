import type en from '../en/proposals'
import type { SameShape } from '../shape'

export default {
  own: 'Vous l’avez proposé ; à quelqu’un d’autre de décider.',
  aboutYou: 'Cela vous concerne ; à quelqu’un d’autre de décider.',
  proposedBy: 'Proposé par {who}, {when} : « {reason} »',
  proposedWithout: 'Proposé par {who}, {when}',
  act: {
    confirm: 'Confirmer',
    refuse: 'Refuser',
    withdraw: 'Retirer',
  },
  title: {
    confirm: 'Confirmer ce changement',
    refuse: 'Refuser ce changement',
    withdraw: 'Retirer cette proposition',
  },
  what: {
    confirm: 'Effet immédiat. Vous confirmez exactement ce qui est écrit ici.',
    refuse: 'Rien ne change. Votre motif reste dans l’historique.',
    withdraw: 'Rien ne change. Elle reste dans l’historique comme retirée.',
  },
  done: {
    confirm: 'Confirmé. Effet dès maintenant.',
    refuse: 'Refusé. Rien n’a changé.',
    withdraw: 'Retiré. Rien n’a changé.',
  },
  code: 'Code de votre authentificateur',
  codeHint: 'Six chiffres. Un code ne sert qu’une fois, pour ce changement seulement.',
  reasonHint: 'Trois lettres au moins ; l’auteur de la proposition le lira.',
  problems: 'Rien n’a été décidé',
  history: 'Historique',
  historyEmpty: 'Rien n’a encore été décidé. Chaque changement est gardé ici avec les deux personnes.',
  column: {
    change: 'Changement',
    proposer: 'Proposé par',
    decider: 'Décidé par',
    result: 'Résultat',
    when: 'Quand, {zone}',
  },
  state: {
    open: 'En attente',
    confirmed: 'Confirmé',
    refused: 'Refusé',
    withdrawn: 'Retiré',
  },
  why: 'Pourquoi',
  whyHint: 'Trois lettres au moins ; la deuxième personne le lira.',
  before: 'Avant',
  after: 'Après',
} satisfies SameShape<typeof en>
