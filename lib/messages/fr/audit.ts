export default {
  title: 'Journal d’audit',
  state: 'Chaque acte, refus, connexion et export, dans l’ordre. Rien ici ne peut être modifié ni supprimé.',
  stateWithoutMoney: 'Chaque acte, refus, connexion et export. L’objet des paiements est omis pour votre rôle.',
  export: 'Exporter ces enregistrements',
  filter: {
    label: 'Filtrer le journal d’audit',
    who: 'Personne',
    about: 'Référence ou nom',
    action: 'L’action commence par',
    from: 'Du jour',
    to: 'Au jour',
    apply: 'Afficher',
  },
  list: 'Enregistrements d’audit, les plus récents d’abord',
  empty: 'Aucun enregistrement ne correspond à ce filtre.',
  column: { number: 'N°', at: 'Quand ({zone})', who: 'Qui', action: 'Action', about: 'Objet', facts: 'Faits' },
  verify: {
    act: 'Vérifier le journal',
    running: 'Recalcul de la chaîne …',
    whole:
      '{records, plural, one {# enregistrement concorde} other {Les # enregistrements concordent}} : la chaîne est entière.',
    broken: 'L’enregistrement {number} ne concorde pas. Arrêtez les envois et gardez une copie de la base.',
    anchors: 'Les notes hors de la base ne sont pas fiables. Lancez npm run verify.',
    asOf: 'Au {at}, comparé avec {noted, plural, =0 {aucune note} one {# note} other {# notes}} hors de la base de données.',
  },
}
