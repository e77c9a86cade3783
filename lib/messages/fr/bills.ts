import type en from '../en/bills'
import type { SameShape } from '../shape'

export default {
  title: 'Factures',
  state:
    '{count, plural, =0 {Aucune facture n’attend son paiement} one {# facture attend son paiement} other {# factures attendent leur paiement}}',
  newBill: 'Nouvelle facture',
  tabsLabel: 'Factures selon leur issue',
  tabs: { open: 'En attente', paid: 'Payées', other: 'Autres', all: 'Toutes' },
  empty: {
    open: 'Les factures qui attendent leur paiement apparaissent ici.',
    paid: 'Les factures payées apparaissent ici.',
    other: 'Les factures expirées, échouées ou annulées apparaissent ici.',
    all: 'Les factures émises par iHela apparaissent ici.',
  },
  states: {
    draft: 'En cours d’émission',
    pending: 'En attente de paiement',
    paid: 'Payée',
    expired: 'Expirée',
    failed: 'Échouée',
    cancelled: 'Annulée',
    unknown: 'Inconnue',
  },
  explain: {
    draft: 'Cette facture est en route vers iHela.',
    pending:
      'Le client n’a pas encore payé. Nous interrogeons iHela nous-mêmes, de moins en moins souvent avec le temps.',
    paid: 'iHela la dit payée et a donné la référence de la banque. L’argent figure dans les transactions.',
    expired: 'Le client n’a pas payé à temps. Aucun argent n’a bougé ; émettez-en une autre si la somme reste due.',
    failed: 'iHela n’a pas accepté cette facture, ou elle y a échoué. Aucun argent n’a bougé.',
    cancelled: 'Le client l’a refusée, ou elle a été annulée. Aucun argent n’a bougé.',
    unknown:
      'iHela n’a pas répondu lors de l’émission : nous n’avons pas son code. Une facture que personne ne paie ne nuit pas ; émettez-en une autre.',
  },
  raised: 'Émise',
  age: 'Âge',
  code: 'Code de facture',
  saysShort: 'dit « {word} »',
  new: {
    title: 'Nouvelle facture',
    state: 'Le client la paie dans iHela, en francs burundais.',
    customerName: 'Client',
    customerNameHint: 'Son nom, tel que vos collègues le connaissent.',
    payer: 'Payeur chez iHela',
    payerHint:
      'Adresse e-mail, numéro de téléphone ou identifiant iHela. Seule cette personne peut confirmer la facture.',
    amountHint: 'Francs entiers.',
    descriptionHint: 'Ce qu’elle concerne ; le client lit ce texte.',
    bank: 'Banque du payeur',
    bankHint: 'Seulement si le client paie depuis une banque ou un portefeuille autre qu’iHela.',
    bankAny: 'iHela même',
    banksUnreachable:
      'La liste des banques d’iHela est illisible pour l’instant. La facture peut être émise sans banque.',
    raise: 'Émettre la facture',
    raising: 'Émission…',
    refused: 'iHela n’a pas accepté cette facture. Rien n’a été émis ; corrigez et réessayez.',
    unreachable: 'iHela est injoignable pour l’instant. Rien n’a été émis ; réessayez dans un instant.',
  },
  detail: { title: 'Facture pour {name}', another: 'Une autre semblable', settled: 'Close' },
  live: {
    checkNow: 'Vérifier maintenant',
    checking: 'Vérification…',
    checked: 'Vérifié : iHela dit {word}.',
    noAnswer: 'iHela n’a pas répondu. Rien n’a changé ; la prochaine vérification viendra d’elle-même.',
    became: 'La facture est maintenant : {state}.',
    word: 'Mot d’iHela',
    noWord: 'Rien n’a encore été dit',
    cameBack: 'Ce qui est revenu',
    lastChecked: 'Dernière vérification',
    notYet: 'Pas encore',
    nextCheck: 'Prochaine vérification',
    notPlanned: 'Aucune n’est prévue',
    bankReference: 'Référence bancaire',
    openTransaction: 'Ouvrir sa transaction',
    oddTitle: 'iHela dit « {word} »',
    oddWhy: 'Ce n’est pas une preuve de paiement : la facture n’est pas tenue pour payée. Nous continuons de demander.',
    stale: 'L’état n’a pas pu être lu à l’instant. Vous voyez celui de la dernière vérification.',
  },
  share: {
    title: 'Pour le client',
    why: 'Envoyez le message, ou montrez l’image.',
    link: 'Page de confirmation, sur {host}',
    linkName: 'le lien',
    newTab: '(s’ouvre dans un nouvel onglet)',
    strangeTitle: 'iHela a envoyé une adresse sur un autre hôte',
    strangeWhy: 'Elle n’appartient pas à iHela : elle n’est donc pas un lien ici. Utilisez le code.',
    qrOfLink: 'Ouvre la page de confirmation',
    qrOfCode: 'Contient le code de facture',
    copyMessage: 'Copier le message en {language}',
  },
  customer: {
    withLink:
      'Bonjour {name}, {merchant} vous a envoyé une facture de {amount} pour {description}. Payez-la dans iHela avec le code {code}, ou ici : {link}',
    withCode:
      'Bonjour {name}, {merchant} vous a envoyé une facture de {amount} pour {description}. Payez-la dans iHela avec le code {code}.',
  },
} satisfies SameShape<typeof en>
