//! Old forms of characters (旧字体) and today's forms.
//!
//! The pairs are those of the 常用漢字表 (old forms in brackets) and those that differ only in the way
//! of writing (內, 戶). All are one to one: no pair merges characters that a document may
//! distinguish.

/// Old form, today's form, and so on; sorted by the old form.
const PAIRS: &str = "\
    乘乗亂乱亞亜佛仏來来假仮傳伝僞偽價価儉倹兒児內内兩両剩剰劍剣劑剤勞労勳勲勵励勸勧區区卷巻卽即\
    參参單単嚴厳囑嘱圈圏國国圍囲圓円圖図團団增増墮堕壓圧壘塁壞壊壤壌壯壮壹壱壽寿奧奥奬奨孃嬢學学\
    寢寝實実寫写寬寛寶宝將将專専對対尙尚屆届屬属峽峡嶽岳帶帯廢廃廣広廳庁彈弾彌弥彥彦徑径從従徵徴\
    德徳恆恒惠恵惡悪惱悩愼慎慘惨應応懷懐戀恋戰戦戲戯戶戸拂払拔抜拜拝挾挟插挿搖揺搜捜擇択擊撃擔担\
    據拠擧挙擴拡攝摂收収效効敍叙敎教敕勅數数斷断晝昼曉暁曾曽會会查査條条棧桟榮栄槪概樂楽樓楼樞枢\
    樣様橫横檢検櫻桜權権歐欧歡歓步歩歸帰殘残殼殻毆殴每毎氣気沒没淚涙淨浄淸清淺浅溪渓溫温滯滞滿満\
    潛潜澁渋澤沢濕湿濟済濱浜瀧滝灣湾燈灯燒焼營営爐炉爭争爲為犧犠狀状狹狭獨独獵猟獸獣獻献甁瓶畫画\
    當当疊畳瘦痩癡痴發発盜盗盡尽眞真硏研碎砕祕秘禪禅禮礼稅税稱称穩穏穰穣竊窃粹粋絲糸經経綠緑緖緒\
    緣縁縣県縱縦總総繩縄繪絵繼継續続纖繊缺欠罐缶聲声聽聴肅粛腦脳膽胆臟臓臺台與与舊旧舍舎艷艶莊荘\
    莖茎萬万薰薫藏蔵藝芸藥薬處処虛虚號号螢蛍蟲虫蠶蚕蠻蛮衞衛裝装覺覚覽覧觀観觸触謠謡證証譯訳譽誉\
    讀読變変讓譲豐豊豫予貳弐賣売賴頼贊賛踐践輕軽轉転辭辞遞逓遲遅邊辺郞郎鄕郷醉酔醫医釀醸釋釈錄録\
    錢銭鎭鎮鐵鉄鑄鋳鑛鉱關関陷陥隨随險険隱隠隸隷雙双雜雑霸覇靈霊靑青靜静顏顔顯顕餘余騷騒驅駆驗験\
    驛駅髓髄體体髮髪鬭闘鷄鶏鹽塩麥麦麵麺黃黄黑黒默黙點点黨党齊斉齋斎齒歯齡齢龍竜龜亀";

/// Return today's form; the character itself if it is not an old form.
pub(crate) fn new_form(letter: char) -> char {
    // Return nearly every character of a text at once.
    if !('\u{4e00}'..='\u{9fff}').contains(&letter) {
        return letter;
    }
    let mut pairs = PAIRS.chars();
    while let (Some(old), Some(new)) = (pairs.next(), pairs.next()) {
        if old == letter {
            return new;
        }
        if old > letter {
            break;
        }
    }
    letter
}

#[cfg(test)]
mod tests {
    use super::{PAIRS, new_form};

    #[test]
    fn the_table_is_sorted_and_no_form_of_today_is_an_old_one() {
        let all: Vec<char> = PAIRS.chars().collect();
        let pairs: Vec<&[char]> = all.chunks(2).collect();
        assert!(pairs.iter().all(|pair| pair.len() == 2));
        assert!(pairs.windows(2).all(|two| two[0][0] < two[1][0]), "not sorted");
        for pair in &pairs {
            assert_ne!(pair[0], pair[1]);
            assert_eq!(new_form(pair[0]), pair[1]);
            assert_eq!(new_form(pair[1]), pair[1], "{} is on both sides", pair[1]);
        }
    }
}
