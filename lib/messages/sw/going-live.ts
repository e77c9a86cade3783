export default {
  title: 'Kuanza na fedha halisi',
  back: 'Watoa huduma',
  state: {
    sandbox:
      'Hakuna mtoa huduma aliyewekwa, kwa hiyo hili ni jaribio. Yanayofanywa hapa hayahesabiki kwa fedha halisi.',
    live: 'Hatua {done} kati ya {total} zimethibitishwa.',
  },
  begin: {
    title: 'Jinsi ya kuanza',
    variables:
      'Weka vigezo vyote vya angalau mtoa huduma mmoja ndani ya .env, na HAZINA_PUBLIC_URL. Vimeorodheshwa chini.',
    restart:
      'Simamisha Hazina kisha uianzishe tena: inafungua hifadhidata yake yenyewe, na hakuna cha jaribio kinachofuata.',
    administrator: 'Endesha npm run create-administrator: usakinishaji halisi huanza bila akaunti yoyote.',
    back: 'Ingia kisha urudi kwenye ukurasa huu. Hatua zake hugeuka kijani kadiri yaliyohifadhiwa yanavyozithibitisha.',
  },
  house: 'Usakinishaji huu',
  stepsOf: 'Hatua za {provider}',
  addresses: 'Anwani inazopiga, sehemu ya siri imefichwa:',
  done: 'Imethibitishwa',
  doneAt: 'Imethibitishwa {at}',
  open: 'Bado',
  register: {
    act: 'Sajili anwani zetu',
    done: 'Anwani zetu zimesajiliwa kwa {provider}.',
  },
  step: {
    database: {
      title: 'Hifadhidata yake yenyewe',
      what: 'Ilianzishwa kwa fedha halisi, kamwe si kama jaribio: kila hali hukataa hifadhidata ya nyingine.',
    },
    address: {
      title: 'Anwani ya https ya umma',
      what: 'Weka kwenye HAZINA_PUBLIC_URL anwani ya https ambayo watu na watoa huduma huifikia Hazina.',
    },
    people: {
      title: 'Watu wa kutosha',
      what: 'Wasimamizi wawili, mwandaaji, na mwidhinishaji ambaye ni mtu mwingine.',
    },
    rules: {
      title: 'Kanuni za uidhinishaji',
      what: 'Pendekeza kanuni kwenye Kanuni za uidhinishaji; msimamizi mwingine anaithibitisha.',
    },
    backup: {
      title: 'Nakala rudufu ya kwanza',
      what: 'Endesha npm run backup na uweke faili kwenye mashine nyingine.',
    },
    variables: { title: 'Vigezo', what: 'Weka hivi vyote kwenye .env kisha uanzishe Hazina tena:' },
    tested: {
      title: 'Jaribio la muunganisho',
      what: 'Bonyeza Jaribu muunganisho. Kila hatua lazima iwe sawa kwa mipangilio ya leo.',
    },
    registered: {
      title: 'Anwani zetu zimesajiliwa kule',
      what: 'Hufanyika yenyewe kila inapoanza, au bonyeza Sajili anwani zetu.',
    },
    message: { title: 'Ujumbe kutoka kule', what: 'Wa kwanza uliosainiwa, au uliokuja kwenye anwani yetu ya siri.' },
    balance: {
      title: 'Salio kutoka kule',
      what: 'Huulizwa yenyewe inapoanza. Ukurasa wa Salio husema kwa nini halipo.',
    },
    collected: { title: 'Fedha ziliingia', what: 'Kusanya kiasi kidogo kutoka simu au akaunti yako mwenyewe.' },
    paid: {
      title: 'Fedha zilitoka',
      what: 'Lipa kiasi kidogo kwa akaunti yako, kikiidhinishwa kama kingine chochote.',
    },
  },
}
