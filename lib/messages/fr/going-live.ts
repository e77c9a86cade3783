export default {
  title: 'Passer en réel',
  back: 'Opérateurs',
  state: {
    sandbox:
      'Aucun opérateur n’est configuré : c’est le bac à sable. Rien de ce qui s’y fait ne compte pour l’argent réel.',
    live: '{done} étapes sur {total} sont prouvées.',
  },
  begin: {
    title: 'Comment commencer',
    variables:
      'Mettez toutes les variables d’au moins un opérateur dans .env, et HAZINA_PUBLIC_URL. Elles sont énumérées ci-dessous.',
    restart:
      'Arrêtez Hazina et relancez-le : il ouvre une base de données à lui, et rien du bac à sable ne l’accompagne.',
    administrator: 'Lancez npm run create-administrator : une installation réelle commence sans aucun compte.',
    back: 'Connectez-vous et revenez à cette page. Ses étapes passent au vert à mesure que les données les prouvent.',
  },
  house: 'Cette installation',
  stepsOf: 'Étapes de {provider}',
  addresses: 'Adresses qu’il appelle, partie secrète masquée :',
  done: 'Prouvé',
  doneAt: 'Prouvé {at}',
  open: 'À faire',
  register: {
    act: 'Enregistrer nos adresses',
    done: 'Nos adresses sont enregistrées chez {provider}.',
  },
  step: {
    database: {
      title: 'Une base de données à elle',
      what: 'Démarrée en réel et jamais comme bac à sable : chaque mode refuse la base de l’autre.',
    },
    address: {
      title: 'Une adresse https publique',
      what: 'Mettez dans HAZINA_PUBLIC_URL l’adresse https par laquelle personnes et opérateurs atteignent Hazina.',
    },
    people: {
      title: 'Assez de personnes',
      what: 'Deux administrateurs, un préparateur et un approbateur qui est quelqu’un d’autre.',
    },
    rules: {
      title: 'Règles d’approbation',
      what: 'Proposez une règle dans Règles d’approbation ; un autre administrateur la confirme.',
    },
    backup: {
      title: 'Une première sauvegarde',
      what: 'Lancez npm run backup et gardez le fichier sur une autre machine.',
    },
    variables: { title: 'Variables', what: 'Mettez-les toutes dans .env et relancez Hazina :' },
    tested: {
      title: 'Test de connexion',
      what: 'Appuyez sur Tester la connexion. Chaque étape doit réussir avec les réglages d’aujourd’hui.',
    },
    registered: {
      title: 'Nos adresses enregistrées là-bas',
      what: 'Fait tout seul à chaque démarrage, ou appuyez sur Enregistrer nos adresses.',
    },
    message: { title: 'Un message de sa part', what: 'Le premier qui est signé ou arrivé à notre adresse secrète.' },
    balance: {
      title: 'Un solde de sa part',
      what: 'Demandé tout seul au démarrage. La page Soldes dit pourquoi il manque.',
    },
    collected: {
      title: 'De l’argent est entré',
      what: 'Encaissez un petit montant depuis un téléphone ou compte à vous.',
    },
    paid: {
      title: 'De l’argent est sorti',
      what: 'Payez un petit montant vers un compte à vous, approuvé comme tout autre.',
    },
  },
}
