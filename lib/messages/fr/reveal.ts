export default {
  act: 'Afficher en entier',
  title: {
    payment: 'Afficher en entier le compte de ce paiement',
    transaction: 'Afficher en entier le compte de cette opération',
    payee: 'Afficher en entier le compte de ce bénéficiaire',
    bill: 'Afficher en entier le payeur de cette facture',
    message: 'Afficher ce message en entier',
  },
  what: 'Il reste affiché en entier pour vous pendant dix minutes. Votre nom et le motif entrent dans le journal d’audit. Vous en avez 20 par heure.',
  reason: 'Pourquoi vous en avez besoin',
  reasonHint: 'Par exemple : comparer avec la facture 2231.',
  keep: 'Laisser masqué',
  done: 'Affiché en entier pendant dix minutes.',
  shownUntil: 'En entier pour vous jusqu’à {time}. C’est inscrit au journal d’audit.',
  hidden: 'Masqué en partie : vous n’avez pas le droit de le voir en entier.',
}
