import type en from '../en/account'
import type { SameShape } from '../shape'

export default {
  title: 'Akaunti yako',
  state: 'Ulipoingia, nenosiri lako na kipengele cha pili. Wewe pekee huvibadilisha.',
  signInName: 'Jina la kuingia',
  roles: 'Majukumu',
  noRoles: 'Bado huna jukumu; msimamizi hulitoa',
  sessions: {
    title: 'Ulipoingia',
    why: 'Maliza usichokitambua, kisha badilisha nenosiri lako.',
    none: 'Hakuna mahali kwa sasa.',
    device: 'Kivinjari',
    browserOn: '{browser} kwenye {system}',
    unknownDevice: 'Kivinjari kisichojulikana',
    address: 'Anwani',
    since: 'Tangu, {zone}',
    lastUse: 'Matumizi ya mwisho, {zone}',
    here: 'Hapa',
    end: 'Maliza',
    endOf: 'Maliza kikao: {device}, {address}',
    ended: 'Kimeisha. Hakifungui chochote tena.',
    endAll: 'Toka kila mahali',
    allEnded: 'Ametolewa kila mahali.',
  },
  password: {
    title: 'Nenosiri',
    why: 'Vikao vingine vyote huisha nalo.',
    current: 'Nenosiri la sasa',
    next: 'Nenosiri jipya',
    act: 'Badilisha nenosiri',
    problems: 'Nenosiri limebaki lilivyokuwa',
    done: 'Limebadilishwa. Vikao vingine vyote vimeisha.',
  },
  factor: {
    title: 'Kipengele cha pili',
    why: 'Programu ya misimbo imewekwa. Ukiipoteza, ingia kwa msimbo wa akiba; bila huo, wasimamizi wawili huiweka upya.',
    none: 'Majukumu yako hayahitaji.',
    codesLeft:
      '{count, plural, =0 {Hakuna msimbo wa akiba uliobaki.} one {Umebaki msimbo # wa akiba.} other {Imebaki misimbo # ya akiba.}}',
    few: 'Tengeneza mipya',
    code: 'Msimbo kutoka programu yako ya misimbo',
    renewHint: 'Kisha misimbo kumi mipya ya akiba huchukua nafasi ya ile ya zamani.',
    renew: 'Tengeneza misimbo mipya ya akiba',
    problems: 'Misimbo ya akiba imebaki ilivyokuwa',
  },
} satisfies SameShape<typeof en>
