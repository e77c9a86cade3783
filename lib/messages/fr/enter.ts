import type en from '../en/enter'
import type { SameShape } from '../shape'

export default {
  title: 'Entrer',
  reading: 'Lecture du lien…',
  overTitle: 'Ce lien n’ouvre rien',
  toSignIn: 'Se connecter',
  welcome:
    'Bienvenue, {name}. Votre nom de connexion est {signInName}. Choisissez votre mot de passe ; personne d’autre ne le voit jamais.',
  problems: 'Vous n’êtes pas encore entré',
  password: 'Nouveau mot de passe',
  passwordHint:
    'Au moins 12 caractères. Trois ou quatre mots au hasard conviennent ; chiffres et signes ne sont pas nécessaires.',
  repeated: 'Le même mot de passe encore une fois',
  authenticator: 'Votre application d’authentification',
  authenticatorWhy:
    'Scannez ceci avec une application d’authentification. Elle affiche alors six chiffres qui changent toutes les 30 secondes.',
  qr: 'Code à scanner avec une application d’authentification',
  secret: 'Ou saisissez ceci',
  copySecret: 'Copier la clé',
  openAuthenticator: 'Ouvrir l’application d’authentification sur ce téléphone',
  code: 'Code de votre application d’authentification',
  codeOfNew: 'Les six chiffres affichés en ce moment.',
  codeOfOld: 'Les six chiffres affichés en ce moment, ou l’un de vos codes de secours.',
  submit: 'Enregistrer et entrer',
  entering: 'Entrée…',
  done: 'Vous êtes entré. Désormais vous vous connectez avec votre nom et ce mot de passe.',
  goOn: 'Continuer',
  recovery: {
    title: 'Codes de secours',
    why: 'Chacun remplace une fois un code à la connexion, quand vous n’avez pas votre application sous la main. Gardez-les ailleurs.',
    once: 'Ils ne sont montrés que cette fois.',
    copy: 'Copier les codes de secours',
  },
} satisfies SameShape<typeof en>
