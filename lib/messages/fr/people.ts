import type en from '../en/people'
import type { SameShape } from '../shape'

export default {
  title: 'Personnes et rôles',
  state: 'Qui peut faire quoi. Deux administrateurs le changent ensemble, et cela vaut dès le clic suivant.',
  signInName: 'Nom de connexion',
  roles: 'Rôles',
  noRoles: 'Aucun rôle',
  access: 'Accès',
  active: 'Peut se connecter',
  disabled: 'Désactivé',
  changeWaits: 'Un changement attend',
  change: 'Modifier',
  changeOf: 'Modifier les rôles de {name}',
  waiting: 'En attente d’un deuxième administrateur',
  becomes: '{name} : {before} devient {after}',
  form: {
    state:
      'Rien ne change avant la confirmation d’un deuxième administrateur. La personne est alors déconnectée et revient avec ses nouveaux droits.',
    roles: 'Rôles',
    about: {
      maker: 'Prépare paiements et bénéficiaires',
      approver: 'Approuve les paiements et confirme les bénéficiaires',
      cashier: 'Demande des encaissements et émet des factures',
      accountant: 'Lit et exporte tout ce qui touche à l’argent',
      auditor: 'Lit tout, ne change rien',
      administrator: 'Personnes, règles et prestataires ; ne voit pas l’argent',
    },
    mayNotSignIn: 'Ne peut plus se connecter',
    noChange: 'C’est déjà ainsi.',
    save: 'Proposer ce changement',
    saved: 'Proposé. Un deuxième administrateur doit confirmer.',
    open: 'Un changement de {name} attend déjà. Décidez-le d’abord.',
  },
} satisfies SameShape<typeof en>
