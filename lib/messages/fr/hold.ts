export default {
  title: 'Tout envoi est retenu',
  titleEarlier: 'Des paiements d’avant une restauration sont retenus',
  cause: {
    restored:
      'Une sauvegarde a remplacé la base de données le {at}. Ce qui a été payé depuis cette sauvegarde est inconnu ici.',
    broken:
      'Le contrôle de nuit du {at} a trouvé une anomalie : {detail}. Lancez npm run verify pour la liste complète.',
    person: '{who} a arrêté tout envoi le {at} : « {detail} »',
  },
  earlier:
    '{count, plural, one {# paiement} other {# paiements}} de la base restaurée n’étaient pas envoyés et ont pu l’être depuis : {references}.',
  receiving: 'Les messages et relevés sont reçus et les paiements interrogés comme toujours.',
  needs: 'Un administrateur peut le libérer.',
  place: {
    act: 'Arrêter tout envoi',
    title: 'Arrêter tout envoi',
    what: 'Rien ne part par aucun opérateur et aucun client n’est sollicité avant qu’un administrateur ne le libère. Préparer, approuver et recevoir continuent ; les paiements en cours sont interrogés.',
    done: 'Tout envoi est arrêté.',
  },
  act: 'Libérer l’envoi',
  dialogTitle: 'Libérer l’envoi',
  what: 'Les paiements approuvés à partir de maintenant repartent.',
  reason: 'Pourquoi il est sûr d’envoyer à nouveau',
  reasonHint: 'Ce qui a été comparé ou réparé. Cela entre dans le journal d’audit.',
  letEarlierGo:
    '{count, plural, one {Le paiement antérieur a été comparé} other {Les # paiements antérieurs ont été comparés}} avec ce que les opérateurs ont payé, sans y être : ils peuvent partir aussi.',
  done: 'L’envoi est libéré.',
}
