import type en from '../en/collections'
import type { SameShape } from '../shape'

export default {
  list: {
    title: 'Encaissements',
    state: '{count, plural, =0 {Aucune demande en cours} one {Une demande en cours} other {# demandes en cours}}',
    request: 'Demander de l’argent',
    requests: 'Demandes sur téléphone',
    empty: 'Les demandes d’argent apparaissent ici, avec la réponse du client.',
    arrivals: 'Reçu par pay bill',
    arrivalsWhy: 'Les derniers paiements faits par les clients eux-mêmes.',
    allArrivals: 'Tous les paiements pay bill',
    noArrivals: 'Les paiements au numéro pay bill apparaissent ici à leur arrivée.',
    typedAccount: 'Compte saisi',
  },
  new: {
    title: 'Demander de l’argent',
    state: 'Le client reçoit une demande sur son téléphone et décide avec son code PIN.',
    back: 'Encaissements',
    noRail: 'Aucun opérateur capable de solliciter un téléphone n’est configuré.',
    phoneHint: 'Par exemple 0712 345 678 ou +254 712 345 678.',
    amountHint: 'Shillings entiers.',
    rail: 'Moyen de la demande',
    railDetail: {
      mpesa: { stk: 'Vers le pay bill M-Pesa' },
      wekeza: { stk: 'Vers un compte Wekeza' },
    },
    into: 'Vers',
    purpose: 'Objet',
    purposeHint: 'Le client peut le voir.',
    referenceHint: '{used} caractères sur {max}. Laissée vide, nous en créons une.',
    name: 'Nom du client',
    act: 'Demander {money} au {phone}',
    actPlain: 'Demander de l’argent',
    second: 'Envoyer quand même une seconde demande à ce téléphone.',
    secondFirst: 'Attendez la fin de la première demande, ou cochez que vous en voulez une seconde.',
    keyUsed: 'Ce formulaire est déjà devenu une autre demande.',
    freshForm: 'Ouvrir un nouveau formulaire',
  },
} satisfies SameShape<typeof en>
