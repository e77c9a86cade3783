export default {
  title: 'Utumaji wote umezuiwa',
  titleEarlier: 'Malipo ya kabla ya urejeshaji yamezuiwa',
  cause: {
    restored: 'Nakala rudufu iliwekwa badala ya hifadhidata {at}. Yaliyolipwa tangu nakala hiyo hayajulikani hapa.',
    broken: 'Ukaguzi wa usiku wa {at} uligundua kasoro: {detail}. Endesha npm run verify kupata orodha yote.',
    person: '{who} alisimamisha utumaji wote {at}: “{detail}”',
  },
  earlier:
    '{count, plural, one {Malipo #} other {Malipo #}} ya hifadhidata iliyorejeshwa hayakuwa yametumwa na huenda yametumwa tangu hapo: {references}.',
  receiving: 'Ujumbe na taarifa zinapokelewa na malipo yanaulizwa kama kawaida.',
  needs: 'Msimamizi anaweza kuachilia.',
  place: {
    act: 'Simamisha utumaji wote',
    title: 'Simamisha utumaji wote',
    what: 'Hakuna kinachoondoka kwa mtoa huduma yeyote, wala mteja haombwi pesa, hadi msimamizi aachilie. Kuandaa, kuidhinisha na kupokea kunaendelea; malipo yaliyo njiani yanaulizwa.',
    done: 'Utumaji wote umesimamishwa.',
  },
  act: 'Achilia utumaji',
  dialogTitle: 'Achilia utumaji',
  what: 'Malipo yanayoidhinishwa kuanzia sasa yataondoka tena.',
  reason: 'Kwa nini ni salama kutuma tena',
  reasonHint: 'Kilicholinganishwa au kurekebishwa. Kinaingia kwenye kumbukumbu ya ukaguzi.',
  letEarlierGo:
    '{count, plural, one {Malipo ya awali yamelinganishwa} other {Malipo # ya awali yamelinganishwa}} na waliyolipa watoa huduma na hayakuwepo: yanaweza kuondoka pia.',
  done: 'Utumaji umeachiliwa.',
}
