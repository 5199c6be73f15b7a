/**
 * The syllables of Mandarin, each with the first character that has it in the pinyin order of CLDR,
 * which is the order of `Intl.Collator` for Chinese: what stands between two of them is read as the
 * first. Made from that order (CLDR 48) and the readings of Unihan; `v` is ü, as it is typed.
 */
export const SYLLABLES =
  'a吖ai哎an安ang肮ao凹' +
  'ba丷bai挀ban扳bang邦bao勹bei卑ben奔beng伻bi屄bian边biao灬bie憋bin汃bing冫bo癶bu峬' +
  'ca嚓cai偲can参cang仓cao撡ce冊cen嵾ceng曽cha叉chai拆chan辿chang伥chao抄che车chen抻cheng阷chi吃chong充chou抽' +
  'chu出chuai揣chuan巛chuang刅chui吹chun旾chuo逴ci呲cong匆cou凑cu粗cuan汆cui崔cun邨cuo搓' +
  'da咑dai呆dan丹dang当dao刀de嘚deng灯di氐dian敁diao刁die爹ding丁diu丟dong东dou吺du厾duan耑dui垖dun吨duo多' +
  'e妸en奀er儿' +
  'fa发fan帆fang匚fei飞fen分feng丰fo仏fou紑fu夫' +
  'ga旮gai侅gan甘gang冈gao皋ge戈gei给gen根geng刯gong工gou勾gu估gua瓜guai乖guan关guang光gui归gun丨guo呙' +
  'ha哈hai咍han佄hang夯hao茠he诃hei黒hen拫heng亨hong叿hou齁hu乎hua花huai怀huan欢huang巟hui灰hun昏huo吙' +
  'ji丌jia加jian戋jiang江jiao艽jie阶jin巾jing坕jiong冂jiu丩ju凥juan姢jue噘jun军' +
  'ka咔kai开kan刊kang忼kao尻ke匼ken肎keng劥kong空kou抠ku扝kua夸kuai蒯kuan宽kuang匡kui亏kun坤kuo扩' +
  'la垃lai来lan兰lang啷lao捞le仂lei雷leng崚li哩lia俩lian奁liang良liao撩lie毟lin拎ling伶liu溜long龙lou瞜lu噜lv驴' +
  'luan娈lue掠lun抡luo啰' +
  'ma妈mai埋man嫚mang牤mao猫me嚒mei坆men椚meng擝mi咪mian宀miao喵mie乜min民ming名miu谬mo摸mou哞mu毪' +
  'na拏nai腉nan囡nang囔nao孬ne疒nei娞nen恁neng能ni妮nian拈niang娘niao鸟nie捏nin囜ning宁niu妞nong农nou羺nu奴nv女' +
  'nuan奻nue疟nuo挪' +
  'o喔ou讴' +
  'pa妑pai拍pan眅pang乓pao抛pei呸pen喷peng匉pi丕pian囨piao剽pie氕pin姘ping乒po钋pou剖pu仆' +
  'qi七qia掐qian千qiang呛qiao悄qie苆qin亲qing靑qiong卭qiu丘qu区quan奍que炔qun夋' +
  'ran呥rang穣rao娆re惹ren人reng扔ri日rong戎rou厹ru邚ruan堧rui桵run瞤ruo捼' +
  'sa仨sai毢san三sang桒sao掻se閪sen森seng僧sha杀shai筛shan山shang伤shao弰she奢shen申sheng升shi尸shou収shu书' +
  'shua刷shuai衰shuan闩shuang双shui脽shun吮shuo说si厶song忪sou凁su苏suan狻sui夊sun孙suo唆' +
  'ta他tai囼tan坍tang汤tao夲te忑teng熥ti剔tian天tiao旫tie帖ting厅tong囲tou偷tu凸tuan湍tui推tun吞tuo乇' +
  'wa屲wai歪wan弯wang尢wei危wen昷weng翁wo挝wu乌' +
  'xi夕xia呷xian仙xiang乡xiao灱xie些xin心xing星xiong凶xiu休xu吁xuan吅xue削xun坃' +
  'ya丫yan恹yang央yao幺ye倻yi一yin囙ying应yong佣you优yu込yuan囦yue曰yun晕' +
  'za帀zai災zan兂zang匨zao傮ze则zei贼zen怎zeng囎zha扎zhai夈zhan枬zhang张zhao佋zhe蜇zhen贞zheng凧zhi之zhong中' +
  'zhou州zhu朱zhua抓zhuai跩zhuan专zhuang妆zhui隹zhun宒zhuo拙zi孜zong宗zou邹zu租zuan钻zui厜zun尊zuo嘬';

/**
 * What the order does not tell: the other reading of characters that are common in names, such as
 * 长 in 长沙 or 调 in 调度, and the usual reading where the order goes by a rare one.
 */
export const OTHER_READINGS: Readonly<Record<string, string>> = {
  柏: 'bo',
  薄: 'bo',
  埔: 'pu',
  藏: 'zang',
  曾: 'zeng',
  差: 'chai',
  长: 'chang',
  長: 'chang',
  朝: 'zhao',
  车: 'ju',
  称: 'chen',
  重: 'chong',
  传: 'zhuan',
  傳: 'zhuan',
  参: 'shen',
  单: 'shan',
  弹: 'tan',
  彈: 'tan',
  的: 'di',
  调: 'tiao',
  調: 'tiao',
  都: 'du',
  番: 'pan',
  佛: 'fo',
  行: 'hang',
  还: 'huan',
  会: 'kuai',
  會: 'kuai',
  贾: 'gu',
  降: 'xiang',
  角: 'jue',
  解: 'xie',
  觉: 'jiao',
  卡: 'qia',
  乐: 'yue',
  樂: 'yue',
  了: 'le',
  六: 'lu',
  露: 'lou',
  率: 'shuai',
  模: 'mu',
  牟: 'mu',
  泊: 'bo',
  卜: 'bu',
  区: 'ou',
  圈: 'juan',
  券: 'xuan',
  仇: 'qiu',
  塞: 'se',
  刹: 'cha',
  厦: 'xia',
  沈: 'chen',
  省: 'xing',
  盛: 'cheng',
  谁: 'shui',
  伺: 'si',
  拓: 'tuo',
  系: 'ji',
  校: 'jiao',
  血: 'xie',
  削: 'xiao',
  栅: 'shan',
  翟: 'zhai',
  粘: 'nian',
  召: 'shao',
  爪: 'zhua',
  着: 'zhuo',
  仔: 'zai',
  钥: 'yue',
  查: 'zha',
};
