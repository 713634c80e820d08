//! Words of which pages are built: elements, classes, styles, scripts, the names of our own files. Where pages keep
//! their machinery, such a word is no care text; in what people read or hear it is.

/// The words, folded and sorted: of HTML, CSS, SVG, our scripts and our theme.
const WORDS: &str = "\
    about absolute act action active addeventlistener additionaldata adjust aes after agreed agreement air alert align along \
    alt anchor and answer anywhere append area aria arial array arrow article aside ask attr audio auto autocapitalize \
    autocomplete avenir avoid back background balance bar base baseline basis before beside between big black block \
    blockquote body bold booklet boolean border box break bright browser busy button bytes calc call can canvas canvastext \
    caption card cards center change charcodeat charset check child children chooses circle clamp class classname click clip \
    close cloth col collapse color colors colour colours column columns contacts container content contents contrast copy \
    cover covered covers createelement crypto css current currentcolor cursor custom dark dasharray dashed data datalist \
    dataset dataview decimal decisions decode decoration decrypt deep default defs dense derivekey desc describedby details \
    detection device dialog dir direction disc display div document doing door doors dotted draft each easier edge edges \
    effect ellipse embed empty encode end equiv event exact extra facts false family far features feelings few field fields \
    fieldset figcaption figure file fill filter first fit fixed flag flex focus focusable font foot footer for forced \
    foreach form format full function gap gcm getelementbyid getuint goal goals gradient grid ground grow gutter has hash \
    head header health heavy height help here hidden hide highlight home hoped house hover how href html http https \
    hyperlegible idea ideas identity iframe image img important importkey index inherit initial ink inline input inset \
    inside items iterations its join justify key knows label labelledby lang large larger last lead leading leaf legend \
    length letter letters levels life light line linear lineargradient linecap linejoin link links linktext list ltr made \
    mailto main map margin mark marker mask matter measure media meta meter middle mine minmax month months more \
    name nav need new newer next nfkc nofollow noindex non nonce none normalize noscript not note nothing noto now nowrap \
    nth number object odd off offline offset old once one open opened opening opens optgroup option orphans other others \
    outline output overflow overview padding page pale paper part partly past path pattern people person picture pictured \
    place plain plan pointer pole policy polygon polyline position prefers preserveaspectratio preventdefault previous print \
    pro progress promise promises properties prose prototype queryselector question questions quiet quieter radius raw reach \
    reaches reader referrer region rel relative rem remark repeat repeating reply required return review rights ring rings \
    roboto robots rock role room root round rounded rounds row rtl rule running said salt same sans say says scale scalex \
    scaling scene scheme school scope score screen script scroll scrollto sealed seat section security seeing segoe select \
    self seravek serif sha shape sheet short show side signs single size sizing skip slice slope small sms solid source space \
    spaces spacing span speech spellcheck split spot src stand start steps still stone stop stores straight strict strip \
    stroke strong style stylesheet submit subtle summary support svg symbol tabindex table tabular tail takes target tbody \
    teen tel telephone template term text textcontent textdecoder textencoder tfoot that the thead theme then these \
    thickness this thread three ticks title together tokens tolowercase top track trail transform transparent trim trodden \
    true try tspan turn type typed typedwords uint underline unlock uri use used utf value var variable vector vertical \
    video viewbox viewport visible wait waiting walked warning was way wbr webkit weight what when where which white who \
    whose why widows width window with word words worker worse wrap write wrong xlign xmidymid xml yaml year yes yet your";

/// Whether a folded text is one word of the machinery.
pub(super) fn is_word(letters: &[u8]) -> bool {
    WORDS.split_ascii_whitespace().any(|word| word.as_bytes() == letters)
}
