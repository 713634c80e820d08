//! The tags of languages: which words name a language, whether or not the program knows it.

/// Languages of two letters (ISO 639-1).
const TWO: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa \
                   ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr \
                   ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps \
                   pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve \
                   vi vo wa wo xh yi yo za zh zu";

/// Languages that are spoken in England and have no tag of two letters.
const THREE: &str =
    "bfi ckb cmn fil hak hne jam kea kmr kri luo mni nan pcm pnb prs rmc rmn rmy rom scn sco skr sou srp syl tir wuu yue zgh";

/// Whether a word is the tag of a language, with or without a script or country: `pl`, `pt-BR`, `zh-Hant`, `ckb`.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_known = parts.next().is_some_and(|first| TWO.split(' ').chain(THREE.split(' ')).any(|known| known == first));
    is_known && parts.all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[test]
fn tags_are_told_from_other_words() {
    for tag in ["pl", "ur", "pt-BR", "zh-Hant", "ckb", "rom"] {
        assert!(is_language(tag), "{tag}");
    }
    for word in ["new", "old", "dad", "v2", "final", "bak", "EN", "xx", "", "orig", "pl-"] {
        assert!(!is_language(word), "{word}");
    }
}
