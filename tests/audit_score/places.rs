//! Places of a finished booklet where a text may stand.

use super::bytes::{base64, calendar, jpeg, png, webp};
use ourplan::formats::Artifact;

/// A place: its name, and how a text comes to stand there.
pub enum Place {
    /// In a page's body; `@` stands for the text.
    Body(&'static str),
    /// In a page's head.
    Head(&'static str),
    /// In a file of its own.
    File(&'static str, fn(&str) -> Vec<u8>),
    /// In a file's name.
    Name,
}

use Place::{Body, File, Head, Name};

pub const PLACES: [Place; 47] = [
    Body("<p>@</p>"),
    Body("<h2 class=\"title\">@</h2>"),
    Body("<ul><li>One thing</li><li>@</li></ul>"),
    Body("<table><tr><td>Where</td><td>@</td></tr></table>"),
    Body("<details><summary>More</summary>@</details>"),
    Body("<textarea>@</textarea>"),
    Body("<select><option>@</option></select>"),
    Body("<p>Meet at @, please.</p>"),
    Body("<figure><figcaption>@</figcaption></figure>"),
    Body("<p title=\"@\">x</p>"),
    Body("<img src=\"picture-1.svg\" alt=\"@\">"),
    Body("<p aria-label=\"@\">x</p>"),
    Body("<p data-note='@'>x</p>"),
    Body("<a href=\"find.html?q=@\">x</a>"),
    Body("<a href=\"mailto:?subject=@\">x</a>"),
    Body("<p class=\"@\">x</p>"),
    Body("<p style=\"--note: '@'\">x</p>"),
    Body("<input value=\"@\" type=\"text\">"),
    Body("<input placeholder=\"@\">"),
    Body("<button onclick=\"go('@')\">x</button>"),
    Body("<iframe srcdoc=\"&lt;p>@&lt;/p>\"></iframe>"),
    Body("<!-- @ -->"),
    Body("<!-- <p>@</p> -->"),
    Body("<script>const where = \"@\";</script>"),
    Body("<script>/* @ */ const x = 1;</script>"),
    Body("<script type=\"application/json\">{\"where\": \"@\"}</script>"),
    Body("<template><p>@</p></template>"),
    Body("<noscript><p>@</p></noscript>"),
    Body("<svg viewBox=\"0 0 9 9\"><text>@</text></svg>"),
    Body("<svg viewBox=\"0 0 9 9\"><title>@</title></svg>"),
    Body("<svg viewBox=\"0 0 9 9\"><desc>@</desc></svg>"),
    Body("<svg viewBox=\"0 0 9 9\"><metadata>@</metadata></svg>"),
    Body("<svg viewBox=\"0 0 9 9\"><path id=\"@\" d=\"M0 0h9\"/></svg>"),
    Head("<title>@</title>"),
    Head("<meta name=\"description\" content=\"@\">"),
    Head("<style>p::after { content: \"@\" }</style>"),
    Head("<style>/* @ */</style>"),
    Head("<style>:root { --note: \"@\" } p { background: url(\"find?q=@\") }</style>"),
    File("picture-9.html", |text| {
        let picture = base64(format!("<svg><text>{text}</text></svg>").as_bytes());
        format!("<img src=\"data:image/svg+xml;base64,{picture}\" alt=\"\">").into_bytes()
    }),
    File("nested.html", |text| {
        let inner = base64(format!("<svg><text>{text}</text></svg>").as_bytes());
        let style = base64(format!("p {{ background: url(data:image/svg+xml;base64,{inner}) }}").as_bytes());
        format!("<link rel=\"stylesheet\" href=\"data:text/css;base64,{style}\">").into_bytes()
    }),
    File("extra.css", |text| format!("p::before {{ content: '{text}' }}").into_bytes()),
    File("review.ics", |text| calendar(text).into_bytes()),
    File("photo.png", |text| png(b"tEXt", format!("Comment\0{text}").as_bytes())),
    File("photo.jpg", |text| jpeg(0xfe, text.as_bytes())),
    File("photo-2.jpg", |text| jpeg(0xe1, format!("Exif\0\0II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0{text}\0").as_bytes())),
    File("photo.webp", |text| webp(b"XMP ", format!("<x:xmpmeta><dc:title>{text}</dc:title></x:xmpmeta>").as_bytes())),
    Name,
];

impl Place {
    /// What the place is called in a list of misses.
    pub fn name(&self) -> &'static str {
        match self {
            Body(html) | Head(html) => html,
            File(name, _) => name,
            Name => "the name of a file",
        }
    }

    /// A booklet's page with a text planted in or beside it.
    pub fn plant(&self, page: &str, text: &str) -> Vec<Artifact> {
        let file = |name: &str, bytes: Vec<u8>| Artifact { name: name.to_owned(), bytes, format: "site" };
        let put = |before: &str, html: &str| {
            assert!(page.contains(before), "a page has {before}");
            file("page.html", page.replacen(before, &format!("{}{before}", html.replace('@', text)), 1).into_bytes())
        };
        match self {
            Body(html) => vec![put("</main>", html)],
            Head(html) => vec![put("</head>", html)],
            File(name, make) => vec![file("page.html", page.as_bytes().to_vec()), file(name, make(text))],
            Name => vec![file(&format!("letter {text}.html"), page.as_bytes().to_vec())],
        }
    }
}
