import type en from '../en/sign-in'
import type { SameShape } from '../shape'

export default {
  title: 'Se connecter',
  lead: 'La gestion de trésorerie de {merchant} : chaque solde, chaque shilling.',
  comeBack: 'Connectez-vous pour continuer. Vous reviendrez à la page demandée.',
  name: 'Nom de connexion',
  password: 'Mot de passe',
  submit: 'Se connecter',
  submitting: 'Connexion…',
  problems: 'Vous n’êtes pas connecté',
  nameMissing: 'Saisissez votre nom de connexion.',
  passwordMissing: 'Saisissez votre mot de passe.',
  refused:
    'Le nom ou le mot de passe est inexact. Après cinq essais erronés il y a une courte attente, après dix une demi-heure ; jusque-là tout essai est refusé.',
  wrongAddress: 'Connectez-vous à {address} ; cette page a été ouverte sous une autre adresse.',
  demoTitle: 'Personnes de démonstration',
  demoWhy:
    'Mode bac à sable : aucun argent réel ne bouge. Choisissez une personne pour remplir le formulaire ; le mot de passe de toutes est {password}.',
  demoFill: 'Remplir pour {name}, {roles}',
  address: 'Trop d’essais erronés sont venus de ce réseau. Attendez un quart d’heure.',
  no_factor:
    'Vos rôles demandent maintenant une application d’authentification. Demandez à un administrateur un lien à usage unique pour l’installer.',
  code: 'Code de votre application d’authentification',
  codeHint: 'Six chiffres, ou l’un de vos codes de secours.',
  codeMissing: 'Saisissez le code.',
  codeTooLate: 'Cela a pris trop de temps. Saisissez de nouveau votre nom et votre mot de passe.',
  startOver: 'Recommencer',
  help: 'Un administrateur vous donne un lien à usage unique ; vous choisissez le mot de passe. Si vous l’oubliez, demandez un nouveau lien.',
} satisfies SameShape<typeof en>
