import type en from '../en/people'
import type { SameShape } from '../shape'

export default {
  title: 'Personnes et rôles',
  state: 'Qui peut entrer et faire quoi. Deux administrateurs le changent ensemble, et cela vaut dès le clic suivant.',
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
  invites: 'Nouveau : {name} ({signInName}), {roles}',
  resetsFactor: '{name} : le second facteur est réinitialisé',
  notYetIn: 'Pas encore entré',
  factorMissing: 'Second facteur manquant',
  lockedUntil: 'Bloqué jusqu’au {when} après des essais erronés',
  personState: 'Comment cette personne entre, où elle est connectée, et ce qu’elle peut faire.',
  ownAccount: 'C’est vous : changez mot de passe et second facteur dans votre compte.',
  invite: {
    title: 'Inviter une personne',
    state:
      'Un deuxième administrateur confirme. Vous donnez alors à la personne un lien à usage unique, par lequel elle choisit son mot de passe.',
    name: 'Nom complet',
    signInNameHint: 'Lettres, chiffres et . _ @ + -, sans espaces. Une adresse e-mail convient.',
    save: 'Proposer cette personne',
  },
  link: {
    title: 'Lien à usage unique',
    act: 'Créer un lien à usage unique',
    of: 'Un lien à usage unique pour {name}',
    what: 'Par lui, la personne choisit son mot de passe et, s’il manque, installe son application d’authentification. Il marche une fois, pendant 72 heures.',
    replaces:
      'Un lien créé auparavant ne marche plus. Tant que le nouveau n’est pas utilisé, le mot de passe reste le même.',
    make: 'Créer le lien',
    once: 'Il n’est montré que cette fois. Donnez-le à cette personne et à nulle autre.',
    openUntil: 'Marche jusqu’au {when}',
    none: 'Aucun n’est ouvert',
  },
  disable: {
    act: 'Désactiver',
    title: 'Désactiver {name}',
    what: 'La personne est déconnectée aussitôt et ne peut plus entrer. Les paiements qu’elle a préparés restent. La laisser entrer de nouveau demande deux administrateurs.',
    done: '{name} est désactivé.',
  },
  factor: {
    title: 'Second facteur',
    there:
      '{count, plural, =0 {Application d’authentification ; aucun code de secours} one {Application d’authentification ; # code de secours} other {Application d’authentification ; # codes de secours}}',
    none: 'Aucun',
    reset: 'Réinitialiser le second facteur',
    resetOf: 'Réinitialiser le second facteur de {name}',
    what: 'Un deuxième administrateur confirme. L’application et les codes de secours prennent alors fin, la personne est déconnectée, et un lien à usage unique lui permet d’en installer une nouvelle.',
  },
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
    letInAgain: 'Décochez pour la laisser entrer de nouveau ; un deuxième administrateur confirme.',
    noChange: 'C’est déjà ainsi.',
    save: 'Proposer ce changement',
    saved: 'Proposé. Un deuxième administrateur doit confirmer.',
    open: 'Un changement de {name} attend déjà. Décidez-le d’abord.',
  },
} satisfies SameShape<typeof en>
