import type en from '../en/connection'
import type { SameShape } from '../shape'

export default {
  acts: 'Vitendo kwa {provider}',
  paused: {
    title: 'Utumaji kwa {provider} umesitishwa',
    since: 'Na {who}, {at}: “{reason}”.',
    what: 'Malipo hubaki Yameidhinishwa na hutumwa utumaji ukiendelea. Rasimu, idhini na pesa inayoingia vinaendelea.',
    short: 'umesitishwa na {who}, {at}',
  },
  pause: {
    act: 'Sitisha utumaji',
    title: 'Sitisha utumaji kwa {provider}',
    what: 'Malipo hubaki Yameidhinishwa hadi msimamizi aendeleze. Yaliyokwisha kabidhiwa bado yanaulizwa; pesa inayoingia bado inaandikwa.',
    done: 'Utumaji kwa {provider} umesitishwa.',
  },
  resume: {
    act: 'Endeleza utumaji',
    title: 'Endeleza utumaji kwa {provider}',
    what: 'Malipo yaliyosubiri yanatumwa sasa.',
    done: 'Utumaji kwa {provider} umeendelea.',
    needs: 'Msimamizi ndiye anayeendeleza utumaji.',
  },
  reason: 'Sababu',
  reasonHint: 'Kila mtu anaisoma; inatunzwa kwenye kumbukumbu ya ukaguzi.',
  keep: 'Acha kama ilivyo',
  warning: {
    paused: 'Utumaji kwa {provider} umesitishwa na {who} tangu {at}',
    pausedWhy: 'Sababu: “{reason}”. Unaweza kuomba idhini sasa; yatatumwa utumaji ukiendelea.',
    slow: '{rail} inakwenda polepole sasa',
    slowWhy:
      'Hivi karibuni asilimia 95 ya malipo yetu yalikamilika ndani ya {time}. Haya yanaweza kuchukua muda huo; usiyafanye mara mbili.',
    failing: '{rail} ina hitilafu sasa',
    failingWhy:
      'Ni miito {answered} tu kati ya {calls} iliyojibiwa. Matokeo yanaweza kutojulikana kwa muda; yanaulizwa, na hayatumwi mara mbili.',
  },
  test: {
    act: 'Jaribu muunganisho',
    testing: 'Muunganisho na {provider} unajaribiwa…',
    results: 'Jaribio la muunganisho na {provider}',
    fine: 'Muunganisho na {provider} uko sawa.',
    failed: 'Muunganisho na {provider} umeshindikana: {step}.',
    at: 'Ulijaribiwa saa {at}',
    lines: 'Kilichotumwa, kwa kulinganisha',
    status: 'jibu lenye hali {status}',
  },
  outcome: { fine: 'Sawa', failed: 'Imeshindikana', not_tried: 'Haijajaribiwa' },
  notTried: 'Inategemea hatua iliyotangulia.',
  step: {
    address: 'URL ya msingi',
    token: 'Tokeni ya ufikiaji',
    signature: 'Usomaji uliosainiwa',
    read: 'Usomaji usio na madhara',
    account: 'Akaunti zetu huko',
    callbacks: 'Mlango wa majibu',
  },
  cause: {
    not_an_address: {
      why: 'Hiyo si anwani inayoweza kuitwa.',
      fix: 'Weka URL kamili ya msingi: https, seva na njia, bila maswali.',
    },
    not_https: { why: 'Anwani si salama.', fix: 'Tumia https: siri zingesafiri wazi.' },
    wrong_path: {
      why: 'URL ya msingi ina njia tofauti na ya mtoa huduma huyu.',
      fix: 'Andika URL ya msingi kwa umbo lililotolewa hapo juu.',
    },
    host_unknown: {
      why: 'Seva hiyo haikupatikana.',
      fix: 'Kagua tahajia ya URL ya msingi, kisha huduma ya majina ya mashine hii.',
    },
    nobody_listens: {
      why: 'Hakuna kinachopokea miunganisho kwenye anwani hiyo.',
      fix: 'Kagua seva na mlango wa URL ya msingi; huenda kuna kizuizi cha mtandao.',
    },
    not_secure: {
      why: 'Muunganisho salama haukuweza kuanzishwa.',
      fix: 'Hakikisha URL ya msingi ni ya mtoa huduma mwenyewe, na saa ya mashine hii ni sahihi.',
    },
    too_slow: {
      why: 'Hakuna jibu lililokuja kwa wakati.',
      fix: 'Jaribu tena; ikiendelea, muulize mtoa huduma au anayesimamia mtandao.',
    },
    cut_off: {
      why: 'Muunganisho ulikatika kabla ya jibu kamili.',
      fix: 'Jaribu tena; ikiendelea, huenda proksi iliyo katikati inaukata.',
    },
    wrong_secret: {
      why: 'Mtoa huduma hakubali vitambulisho vyetu.',
      fix: 'Linganisha ufunguo na siri na tovuti ya mtoa huduma, herufi kwa herufi, na kwamba ni vya mazingira haya.',
    },
    not_allowed: {
      why: 'Mtoa huduma anatufahamu, lakini anakataa hili.',
      fix: 'Mwombe mtoa huduma aipe programu huduma hii; kagua nambari za akaunti na mwanzilishi.',
    },
    wrong_address: {
      why: 'Seva inajibu, lakini haina kitu kwenye njia hiyo.',
      fix: 'Linganisha URL ya msingi na mwongozo wa mtoa huduma.',
    },
    not_data: {
      why: 'Ukurasa wa wavuti ulirudi badala ya data.',
      fix: 'Huenda URL ya msingi inaelekea kwenye tovuti au ukurasa wa kuingia, au proksi inajibu badala ya mtoa huduma.',
    },
    too_often: { why: 'Mtoa huduma ameulizwa mara nyingi mno.', fix: 'Subiri dakika moja, kisha jaribu tena.' },
    provider_down: {
      why: 'Mtoa huduma ana hitilafu yake mwenyewe.',
      fix: 'Hakuna cha kubadilisha hapa. Jaribu baadaye; sitisha utumaji ikiendelea.',
    },
    unexpected: {
      why: 'Jibu halisomeki kama la mtoa huduma huyu.',
      fix: 'Hakikisha URL ya msingi ni ya mtoa huduma huyu na toleo hili.',
    },
    account_missing: {
      why: 'Akaunti iliyosanidiwa hapa haimo kati ya zile anazoorodhesha mtoa huduma.',
      fix: 'Rekebisha akaunti kwenye mipangilio, au mwombe mtoa huduma aipe programu hii ufikiaji.',
    },
    door_local: {
      why: 'Anwani yetu ya umma inataja mashine hii yenyewe, hivyo hakuna mtoa huduma anayeweza kuifikia.',
      fix: 'Weka HAZINA_PUBLIC_URL kuwa anwani ya https ambayo intaneti huifikia Hazina.',
    },
    door_unreachable: {
      why: 'Anwani yetu ya umma haijibu.',
      fix: 'Kagua HAZINA_PUBLIC_URL, jina, cheti na proksi iliyo mbele ya Hazina.',
    },
    door_foreign: {
      why: 'Kitu kingine kisicho Hazina kinajibu kwenye anwani yetu ya umma.',
      fix: 'Ruhusu proksi ipitishe POST /hooks/… kwa Hazina bila kubadilisha.',
    },
  },
} satisfies SameShape<typeof en>
