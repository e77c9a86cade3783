import type en from '../en/connection'
import type { SameShape } from '../shape'

export default {
  acts: 'Actions sur {provider}',
  paused: {
    title: 'Les envois par {provider} sont suspendus',
    since: 'Par {who}, {at} : « {reason} ».',
    what: 'Les paiements restent Approuvés et partent à la reprise. Brouillons, approbations et encaissements continuent.',
    short: 'suspendu par {who}, {at}',
  },
  pause: {
    act: 'Suspendre les envois',
    title: 'Suspendre les envois par {provider}',
    what: 'Les paiements restent Approuvés jusqu’à la reprise par un administrateur. Ceux déjà remis sont suivis ; l’argent qui arrive est toujours enregistré.',
    done: 'Les envois par {provider} sont suspendus.',
  },
  resume: {
    act: 'Reprendre les envois',
    title: 'Reprendre les envois par {provider}',
    what: 'Les paiements en attente partent maintenant.',
    done: 'Les envois par {provider} ont repris.',
    needs: 'La reprise revient à un administrateur.',
  },
  reason: 'Raison',
  reasonHint: 'Tout le monde la lit ; elle est gardée dans le journal d’audit.',
  keep: 'Ne rien changer',
  warning: {
    paused: 'Envois par {provider} suspendus par {who} depuis {at}',
    pausedWhy: 'Raison : « {reason} ». Vous pouvez demander l’approbation maintenant ; départ à la reprise.',
    slow: '{rail} est lent en ce moment',
    slowWhy:
      'Dernièrement, 95 % de nos paiements ont abouti en moins de {time}. Celui-ci peut durer autant ; ne le refaites pas.',
    failing: '{rail} ne répond pas bien en ce moment',
    failingWhy:
      'Seulement {answered} appels sur {calls} ont reçu une réponse. L’issue peut rester inconnue un moment ; elle est demandée, et rien n’est envoyé deux fois.',
  },
  test: {
    act: 'Tester la connexion',
    testing: 'Test de la connexion à {provider}…',
    results: 'Test de la connexion à {provider}',
    fine: 'La connexion à {provider} fonctionne.',
    failed: 'La connexion à {provider} échoue : {step}.',
    at: 'Testé à {at}',
    lines: 'Ce qui a été envoyé, pour comparer',
    status: 'réponse avec le statut {status}',
  },
  outcome: { fine: 'En ordre', failed: 'Échec', not_tried: 'Non essayé' },
  notTried: 'Dépend de l’étape précédente.',
  step: {
    address: 'URL de base',
    token: 'Jeton d’accès',
    signature: 'Lecture signée',
    read: 'Lecture sans effet',
    account: 'Nos comptes là-bas',
    callbacks: 'Porte de rappel',
  },
  cause: {
    not_an_address: {
      why: 'Ce n’est pas une adresse que l’on peut appeler.',
      fix: 'Mettez une URL de base entière : https, hôte et chemin, sans requête.',
    },
    not_https: {
      why: 'L’adresse n’est pas sécurisée.',
      fix: 'Utilisez https : les secrets circuleraient en clair.',
    },
    wrong_path: {
      why: 'L’URL de base a un autre chemin que celui de cet opérateur.',
      fix: 'Écrivez l’URL de base sous la forme donnée ci-dessus.',
    },
    host_unknown: {
      why: 'Cet hôte est introuvable.',
      fix: 'Vérifiez l’orthographe de l’URL de base, puis le service de noms de cette machine.',
    },
    nobody_listens: {
      why: 'Rien n’accepte de connexion à cette adresse.',
      fix: 'Vérifiez l’hôte et le port de l’URL de base ; un pare-feu peut s’interposer.',
    },
    not_secure: {
      why: 'La connexion sécurisée n’a pas pu être établie.',
      fix: 'Vérifiez que l’URL de base est bien celle de l’opérateur, et l’horloge de cette machine.',
    },
    too_slow: {
      why: 'Aucune réponse n’est venue à temps.',
      fix: 'Réessayez ; si cela dure, demandez à l’opérateur ou au responsable du réseau.',
    },
    cut_off: {
      why: 'La connexion s’est arrêtée avant une réponse entière.',
      fix: 'Réessayez ; si cela dure, un proxy intermédiaire la coupe peut-être.',
    },
    wrong_secret: {
      why: 'L’opérateur n’accepte pas nos identifiants.',
      fix: 'Comparez clé et secret avec le portail de l’opérateur, caractère par caractère, et qu’ils sont de cet environnement.',
    },
    not_allowed: {
      why: 'L’opérateur nous connaît, mais refuse ceci.',
      fix: 'Demandez à l’opérateur d’accorder ce produit à l’application ; vérifiez numéros de compte et initiateur.',
    },
    wrong_address: {
      why: 'L’hôte répond, mais n’a rien à ce chemin.',
      fix: 'Comparez l’URL de base avec le manuel de l’opérateur.',
    },
    not_data: {
      why: 'Une page web est venue au lieu de données.',
      fix: 'L’URL de base mène peut-être à un site ou à une page de connexion, ou un proxy répond à la place de l’opérateur.',
    },
    too_often: {
      why: 'L’opérateur a été interrogé trop souvent.',
      fix: 'Attendez une minute, puis testez de nouveau.',
    },
    provider_down: {
      why: 'L’opérateur a lui-même un incident.',
      fix: 'Rien à changer ici. Réessayez plus tard ; suspendez les envois si cela dure.',
    },
    unexpected: {
      why: 'La réponse ne se lit pas comme celle de cet opérateur.',
      fix: 'Vérifiez que l’URL de base est celle de cet opérateur et de cette version.',
    },
    account_missing: {
      why: 'Un compte configuré ici n’est pas parmi ceux que l’opérateur liste.',
      fix: 'Corrigez le compte dans les réglages, ou demandez à l’opérateur d’en donner l’accès à cette application.',
    },
    door_local: {
      why: 'Notre adresse publique désigne cette machine même : aucun opérateur ne peut la joindre.',
      fix: 'Mettez dans HAZINA_PUBLIC_URL l’adresse https par laquelle l’internet joint Hazina.',
    },
    door_unreachable: {
      why: 'Notre propre adresse publique ne répond pas.',
      fix: 'Vérifiez HAZINA_PUBLIC_URL, le nom, le certificat et le proxy devant Hazina.',
    },
    door_foreign: {
      why: 'Autre chose que Hazina répond à notre adresse publique.',
      fix: 'Laissez le proxy passer POST /hooks/… à Hazina sans rien changer.',
    },
  },
} satisfies SameShape<typeof en>
