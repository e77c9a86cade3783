import type en from '../en/account'
import type { SameShape } from '../shape'

export default {
  title: 'Votre compte',
  state: 'Où vous êtes connecté, votre mot de passe et votre second facteur. Vous seul les changez.',
  signInName: 'Nom de connexion',
  roles: 'Rôles',
  noRoles: 'Pas encore de rôle ; un administrateur en donne',
  sessions: {
    title: 'Connexions ouvertes',
    why: 'Terminez ce que vous ne reconnaissez pas, puis changez votre mot de passe.',
    none: 'Nulle part en ce moment.',
    device: 'Navigateur',
    browserOn: '{browser} sur {system}',
    unknownDevice: 'Navigateur inconnu',
    address: 'Adresse',
    since: 'Depuis, {zone}',
    lastUse: 'Dernier usage, {zone}',
    here: 'Ici',
    end: 'Terminer',
    endOf: 'Terminer la connexion : {device}, {address}',
    ended: 'Terminée. Elle n’ouvre plus rien.',
    endAll: 'Se déconnecter partout',
    allEnded: 'Déconnecté partout.',
  },
  password: {
    title: 'Mot de passe',
    why: 'Toute autre connexion se termine avec lui.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    act: 'Changer le mot de passe',
    problems: 'Le mot de passe est resté le même',
    done: 'Changé. Toute autre connexion est terminée.',
  },
  factor: {
    title: 'Second facteur',
    why: 'Une application d’authentification est en place. Si vous la perdez, connectez-vous avec un code de secours ; sans code, deux administrateurs la réinitialisent.',
    none: 'Vos rôles n’en demandent pas.',
    codesLeft:
      '{count, plural, =0 {Il ne reste aucun code de secours.} one {Il reste # code de secours.} other {Il reste # codes de secours.}}',
    few: 'Faites-en de nouveaux',
    code: 'Code de votre application d’authentification',
    renewHint: 'Dix nouveaux codes de secours remplacent alors les anciens.',
    renew: 'Faire de nouveaux codes de secours',
    problems: 'Les codes de secours sont restés les mêmes',
  },
} satisfies SameShape<typeof en>
